package dev.tidewatch.app.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    /** A row of 1 March is certain on 6 June, one of 1 April on 7 July; the test part begins on 1 July. */
    @Test
    void shouldLeaveOutRowsWhoseOutcomeLiesInTheTestPart() {
        Split split = Split.of(months(10), new LossRule(90, BigDecimal.ZERO));

        assertThat(days(split.training())).startsWith("2024-01-01").endsWith("2024-03-01");
        assertThat(days(split.test())).containsExactly("2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01");
        assertThat(split.embargoed()).isEqualTo(3);
    }

    @Test
    void shouldTrainOnMoreMonthsWhenTheHorizonIsShorter() {
        Split split = Split.of(months(12), new LossRule(30, BigDecimal.ZERO));

        assertThat(days(split.training())).hasSize(7).endsWith("2024-07-01");
        assertThat(days(split.test())).startsWith("2024-09-01").hasSize(4);
        assertThat(split.embargoed()).isEqualTo(1);
    }

    @Test
    void shouldCountACustomerOnceThatIsLostAfterSeveralMonths() {
        assertThat(Split.lost(months(3))).isEqualTo(1);
    }

    private static List<String> days(List<Row> rows) {
        return rows.stream().map(row -> row.at().toString().substring(0, 10)).toList();
    }

    private static List<Row> months(int months) {
        return IntStream.range(0, months)
                .mapToObj(month -> new Row(
                        "acme", FIRST.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant(), new long[0], true))
                .toList();
    }
}
