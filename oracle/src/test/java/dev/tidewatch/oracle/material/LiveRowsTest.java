package dev.tidewatch.oracle.material;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidewatch.app.jsonl.OutputLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRowsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final LiveRows rows = new LiveRows();

    @Test
    void shouldSayThatNoRowIsPublishedYet() {
        assertThat(rows.behind(List.of(NOW)))
                .hasValueSatisfying(said ->
                        assertThat(said).contains("none is published yet", "the pipeline is at 2026-03-01T12:00:00Z"));
    }

    @Test
    void shouldSayUpToWhenRowsArePublishedWhenTheSlowestTaskIsFurther() {
        see("2026-03-01T11:00:00Z");

        assertThat(rows.behind(List.of(NOW, NOW.minusSeconds(600))))
                .hasValueSatisfying(said -> assertThat(said)
                        .contains("after 2026-03-01T11:00:00Z", "the pipeline is at 2026-03-01T11:50:00Z"));
    }

    @Test
    void shouldSayNothingWhenTheyFollowAsTheyUsuallyDo() {
        see("2026-03-01T11:59:30Z");

        assertThat(rows.behind(List.of(NOW))).isEmpty();
    }

    private void see(String asOf) {
        String value = JsonNodeFactory.instance.objectNode().put("asOf", asOf).toString();
        rows.see(new OutputLine("retention-metrics", 0, 0, NOW, "all|P30D|live", value));
    }
}
