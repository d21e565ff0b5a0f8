package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusedFirstBatchesTest {

    @Test
    void shouldKeepOnlyWhatTheProducerRepeatsFromTheLog() {
        QuietLogs.install();
        Logger logger = (Logger) LoggerFactory.getLogger("kafka.server.ReplicaManager");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        logger.addAppender(written);

        logger.error("append failed", new OutOfOrderSequenceException("expected 0"));
        logger.error("append failed", new KafkaStorageException("disk"));
        logger.detachAppender(written);

        assertThat(written.list)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("disk"));
    }
}
