package dev.tidewatch.app.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class NewestRecordTest {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void shouldFindTheLargestTimeOfTheLastRecords() {
        partition(0, 3);
        at(0, 700);
        at(1, 900);
        at(2, 800);

        assertThat(NewestRecord.timestamp(consumer, PARTITION)).isEqualTo(900);
    }

    @Test
    void shouldReadNoMoreThanTheLastThousandOffsets() {
        partition(0, NewestRecord.LOOKED_AT + 1);
        at(NewestRecord.LOOKED_AT, 500);

        assertThat(NewestRecord.timestamp(consumer, PARTITION)).isEqualTo(500);
    }

    @Test
    void shouldFindNoneWhereNothingIsLeft() {
        partition(7, 7);

        assertThat(NewestRecord.timestamp(consumer, PARTITION)).isNegative();
    }

    private void partition(long begin, long end) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.assign(List.of(PARTITION));
    }

    private void at(long offset, long timestamp) {
        consumer.addRecord(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty()));
    }
}
