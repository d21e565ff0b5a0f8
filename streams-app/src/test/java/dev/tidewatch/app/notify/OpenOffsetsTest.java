package dev.tidewatch.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenOffsetsTest {

    private static final TopicPartition PARTITION = new TopicPartition("at-risk-alerts", 3);

    private final OpenOffsets offsets = new OpenOffsets();

    @Test
    void shouldStayBeforeTheFirstThatIsOpenWhenLaterOnesAreSettled() {
        // given
        offsets.read(PARTITION, 5);
        offsets.read(PARTITION, 7);
        offsets.read(PARTITION, 8);
        // when
        offsets.settle(PARTITION, 7);
        // then
        assertThat(offsets.moved()).isEqualTo(at(5));
        offsets.committed(at(5));
        assertThat(offsets.moved()).isEmpty();
        offsets.settle(PARTITION, 5);
        assertThat(offsets.moved()).isEqualTo(at(8));
        offsets.settle(PARTITION, 8);
        assertThat(offsets.moved()).isEqualTo(at(9));
    }

    @Test
    void shouldSayNothingOfAPartitionWhenSomebodyElseReadsIt() {
        // given
        offsets.read(PARTITION, 5);
        // when
        offsets.forget(PARTITION);
        offsets.settle(PARTITION, 5);
        // then
        assertThat(offsets.moved()).isEmpty();
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(PARTITION, new OffsetAndMetadata(offset));
    }
}
