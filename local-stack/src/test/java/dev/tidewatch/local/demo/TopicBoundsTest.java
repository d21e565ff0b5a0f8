package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.stream.names.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicBoundsTest {

    private static final Topics TOPICS = new Topics("", "demo");
    private static final Map<String, Map<String, String>> USUAL = new TopicBounds(TOPICS, 75).configs();

    @Test
    void shouldDeleteOldEventsAndRowsAndNeverMovements() {
        assertThat(USUAL.keySet())
                .containsAll(TOPICS.events())
                .contains(TOPICS.control(), TOPICS.differences(), TOPICS.alerts(), TOPICS.metrics(), TOPICS.cohorts())
                .doesNotContain(TOPICS.movements());
        assertThat(USUAL.get(TOPICS.metrics()))
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.bytes", String.valueOf(48 << 20));
    }

    /** The whole health of a customer is in its last record, however old that is. */
    @Test
    void shouldDeleteNoHealth() {
        assertThat(USUAL.get(TOPICS.health())).containsOnlyKeys("segment.bytes");
    }

    @Test
    void shouldKeepMoreWhereMoreIsSent() {
        assertThat(new TopicBounds(TOPICS, 1_000).configs().get(TOPICS.differences()))
                .containsEntry("retention.bytes", String.valueOf(11 * (8 << 20)));
    }
}
