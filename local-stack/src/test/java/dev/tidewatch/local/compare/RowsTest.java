package dev.tidewatch.local.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.vector.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-02");

    @Test
    void shouldTakeTheLastDayOfEitherWhenNoneIsAskedFor() {
        Rows left = rows("all", null, FIRST);
        Rows right = rows("all", null, FIRST, SECOND);

        assertThat(Rows.day(left, right)).isEqualTo(SECOND);
        assertThat(left.has(SECOND)).isFalse();
        assertThat(right.figure(SECOND, "mrr")).isEqualByComparingTo("12.5");
        assertThat(right.figure(SECOND, "nrr")).isNull();
    }

    @Test
    void shouldSayWhichDaysThereAreWhenADayHasNoRow() {
        Rows rows = rows("all", LocalDate.parse("2026-04-01"), FIRST, SECOND);

        assertThatThrownBy(() -> Rows.day(rows, rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--day 2026-04-01")
                .hasMessageContaining("from 2026-03-01 to 2026-03-02");
    }

    @Test
    void shouldSuggestTheNearestWhenASegmentIsUnknown() {
        Rows rows = rows("al", null, FIRST);

        assertThatThrownBy(() -> Rows.day(rows, rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--segment al")
                .hasMessageContaining("did you mean all?");
    }

    @Test
    void shouldSayThatNoDayHasPassedWhenThereAreOnlyLiveRows() {
        Rows rows = rows("all", null);
        rows.add(row(FIRST).put("live", true));

        assertThatThrownBy(() -> Rows.day(rows, rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no whole day has passed")
                .hasMessageContaining("--until");
    }

    private static Rows rows(String segment, @Nullable LocalDate day, LocalDate... days) {
        Rows rows = new Rows(new Rows.Wanted(segment, Window.P30D, day));
        for (LocalDate published : days) {
            rows.add(row(published));
        }
        return rows;
    }

    private static ObjectNode row(LocalDate day) {
        return new ObjectMapper()
                .createObjectNode()
                .put("segment", "all")
                .put("window", "P30D")
                .put("day", day.toString())
                .put("live", false)
                .put("mrr", "12.500000")
                .putNull("nrr");
    }
}
