package dev.tidewatch.app.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final TopicPartition FIRST = new TopicPartition("my.subscription-events", 0);
    private static final TopicPartition SECOND = new TopicPartition("my.subscription-events", 1);
    private static final TopicPartition UNSEEN = new TopicPartition("my.usage-events", 0);

    private final Backlog backlog = new Backlog(0, Map.of(FIRST, 10L, SECOND, 7L), Map.of(FIRST, 15L, SECOND, 7L));

    @Test
    void shouldCountWhatLiesBetweenTheCommitAndTheEndOfItsOwnPartitions() {
        assertThat(backlog.of(Set.of(FIRST, SECOND))).isEqualTo(OptionalLong.of(5));
        assertThat(backlog.of(Set.of(SECOND))).isEqualTo(OptionalLong.of(0));
        assertThat(backlog.of(Set.of())).isEqualTo(OptionalLong.of(0));
    }

    /** What is committed may lie beyond what a reader of committed records can read. */
    @Test
    void shouldNotSetOffOnePartitionAgainstAnother() {
        Backlog beyond = new Backlog(0, Map.of(FIRST, 10L, SECOND, 7L), Map.of(FIRST, 15L, SECOND, 4L));

        assertThat(beyond.of(Set.of(FIRST, SECOND))).isEqualTo(OptionalLong.of(5));
    }

    @Test
    void shouldNotTakeWhatItHasNotSeenForNothing() {
        assertThat(backlog.of(Set.of(SECOND, UNSEEN))).isEmpty();
    }
}
