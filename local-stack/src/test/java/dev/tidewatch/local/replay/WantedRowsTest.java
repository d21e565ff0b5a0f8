package dev.tidewatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.vector.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedRowsTest {

    @Test
    void shouldWantEveryRowWithoutOptions() {
        assertThat(WantedRows.ALL.has("plan=pro|MTD|2025-03-01")).isTrue();
        assertThat(WantedRows.ALL.has("all|YTD|live")).isTrue();
    }

    @Test
    void shouldWantASegmentOrAllOfADimension() {
        WantedRows wanted =
                new WantedRows(List.of(Window.MTD), List.of("all", "plan", "cohort=2025-01"), WantedRows.Days.ALL);

        assertThat(wanted.has("all|MTD|2025-03-01")).isTrue();
        assertThat(wanted.has("plan=a%7Cb|MTD|live")).isTrue();
        assertThat(wanted.has("cohort=2025-01|MTD|live")).isTrue();
        assertThat(wanted.has("cohort=2025-011|MTD|live")).isFalse();
        assertThat(wanted.has("plans=pro|MTD|live")).isFalse();
        assertThat(wanted.has("all|YTD|2025-03-01")).isFalse();
        assertThat(wanted.without(List.of("all", "plan=pro", "cohort=2025-02"))).containsExactly("cohort=2025-01");
    }
}
