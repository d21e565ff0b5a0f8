package dev.tidewatch.source.csv.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.event.IntervalUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    private static final Periods PERIODS = new Periods(Map.of("jährlich", "1 year", "Halbjahr", "6 months"));

    @ParameterizedTest
    @CsvSource({
        "month, MONTH, 1",
        "Monthly, MONTH, 1",
        "YEAR, YEAR, 1",
        "annually, YEAR, 1",
        "quarter, MONTH, 3",
        "half-year, MONTH, 6",
        "3 months, MONTH, 3",
        "2 quarters, MONTH, 6",
        "12months, MONTH, 12",
        "P1Y, YEAR, 1",
        "p14d, DAY, 14",
        "Jährlich, YEAR, 1",
        "HALBJAHR, MONTH, 6"
    })
    void shouldUnderstandWhatPeopleWrite(String text, IntervalUnit unit, int count) {
        assertThat(PERIODS.read(text)).isEqualTo(new Period(unit, count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 months", "once", "biannual", "P1M2D", "-1 month", "1.5 months"})
    void shouldRefuseWhatNobodyKnows(String text) {
        assertThatThrownBy(() -> PERIODS.read(text))
                .hasMessageStartingWith("'" + text + "' is no billing interval; it must be");
    }

    @Test
    void shouldMultiplyByACountOfItsOwn() {
        assertThat(PERIODS.read("month", 3)).isEqualTo(new Period(IntervalUnit.MONTH, 3));
        assertThatThrownBy(() -> PERIODS.read("month", 0)).hasMessageContaining("it must be from 1 to 9999");
    }

    @Test
    void shouldRefuseAWordThatStandsForNothing() {
        assertThatThrownBy(() -> new Periods(Map.of("manchmal", "sometimes"))).hasMessageContaining("'sometimes'");
    }
}
