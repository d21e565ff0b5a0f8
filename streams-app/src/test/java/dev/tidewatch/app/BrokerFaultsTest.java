package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class BrokerFaultsTest {

    @Test
    void shouldLetAThreadBeginAnewWhenTheBrokersWereAway() {
        assertThat(BrokerFaults.pass(new StreamsException(
                        "Error encountered trying to commit a transaction",
                        new TransactionAbortableException("aborted after exhausting retries"))))
                .isTrue();
        assertThat(BrokerFaults.pass(new StreamsException("task 0_1", new TimeoutException("not in metadata"))))
                .isTrue();
    }

    @Test
    void shouldStopWhenWaitingMendsNothing() {
        assertThat(BrokerFaults.pass(new StreamsException("task 0_1", new ArithmeticException("overflow"))))
                .isFalse();
        assertThat(BrokerFaults.pass(new MissingSourceTopicException("a topic is gone")))
                .isFalse();
        assertThat(BrokerFaults.pass(new StreamsException(new TopicAuthorizationException("may not write"))))
                .isFalse();
        assertThat(BrokerFaults.pass(new StreamsException(new SerializationException("no registry"))))
                .isFalse();
        assertThat(BrokerFaults.pass(new UserError("no answer", new TimeoutException("in time"))))
                .isFalse();
    }
}
