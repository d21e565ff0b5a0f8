package dev.tidewatch.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingPeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "MONTH, 1, 2026-04-02T12:00:00Z, 2026-04-02T12:00:00Z, 2026-04-02T12:00:00Z",
        "MONTH, 1, 2026-04-02T12:00:00Z, 2026-04-02T12:00:00.001Z, 2026-05-02T12:00:00Z",
        "MONTH, 1, 2026-04-02T12:00:00Z, 2026-03-02T12:00:00.001Z, 2026-04-02T12:00:00Z",
        "MONTH, 1, 2026-04-02T12:00:00Z, 2024-02-10T00:00:00Z, 2024-03-02T12:00:00Z",
        "MONTH, 3, 2026-04-02T12:00:00Z, 2026-04-03T00:00:00Z, 2026-07-02T12:00:00Z",
        "MONTH, 3, 2026-04-02T12:00:00Z, 2026-01-02T12:00:00Z, 2026-01-02T12:00:00Z",
        "YEAR, 1, 2027-03-02T12:00:00Z, 2026-05-02T12:00:00Z, 2027-03-02T12:00:00Z",
        "YEAR, 1, 2027-03-02T12:00:00Z, 2026-03-02T12:00:00Z, 2026-03-02T12:00:00Z",
        "YEAR, 1, 2024-02-29T12:00:00Z, 2025-01-01T00:00:00Z, 2025-02-28T12:00:00Z",
        "YEAR, 1, 2024-02-29T12:00:00Z, 2027-03-01T00:00:00Z, 2028-02-29T12:00:00Z",
        "WEEK, 2, 2026-04-02T12:00:00Z, 2026-04-03T00:00:00Z, 2026-04-16T12:00:00Z",
        "WEEK, 1, 2026-04-02T12:00:00Z, 2026-03-20T00:00:00Z, 2026-03-26T12:00:00Z",
        "DAY, 1, 2026-04-02T12:00:00Z, 2026-04-02T12:00:00.001Z, 2026-04-03T12:00:00Z",
        "DAY, 30, 2026-04-02T12:00:00Z, 2026-01-01T00:00:00Z, 2026-01-02T12:00:00Z",
    })
    void shouldFindTheFirstBoundaryFromAnInstantOn(
            IntervalUnit unit, int count, Instant known, Instant instant, Instant boundary) {
        assertThat(periods(unit, count, known, null).atOrAfter(instant)).isEqualTo(boundary);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z, 2026-03-01T00:00:00Z, 2026-03-31T12:00:00Z",
        "2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z, 2026-04-01T00:00:00Z, 2026-04-30T12:00:00Z",
        "2026-01-31T12:00:07Z, 2026-02-28T12:00:00Z, 2026-03-01T00:00:00Z, 2026-03-31T12:00:00Z",
        "2026-01-30T12:00:00Z, 2026-02-28T12:00:00Z, 2026-05-01T00:00:00Z, 2026-05-30T12:00:00Z",
        "2026-01-31T12:00:00Z, 2026-03-02T12:00:00Z, 2026-03-03T00:00:00Z, 2026-04-02T12:00:00Z",
        "2026-01-10T12:00:00Z, 2026-02-28T12:00:00Z, 2026-03-01T00:00:00Z, 2026-03-28T12:00:00Z",
    })
    void shouldCountFromTheDayOnWhichItBeganWhereAMonthIsTooShort(
            Instant beganAt, Instant known, Instant instant, Instant boundary) {
        assertThat(periods(IntervalUnit.MONTH, 1, known, beganAt).atOrAfter(instant))
                .isEqualTo(boundary);
    }

    @Test
    void shouldKeepTheBoundaryWhereItDoesNotLieWholePeriodsBehindTheBeginning() {
        Instant known = Instant.parse("2026-02-28T12:00:00Z");
        Instant beganAt = Instant.parse("2025-12-31T12:00:00Z");

        assertThat(periods(IntervalUnit.MONTH, 3, known, beganAt).after(known))
                .isEqualTo(Instant.parse("2026-05-28T12:00:00Z"));
    }

    @Test
    void shouldHaveNoBoundaryAfterTheYear9999() {
        Instant known = Instant.parse("2026-04-02T12:00:00Z");
        Instant late = Instant.parse("9999-12-31T00:00:00Z");

        assertThat(periods(IntervalUnit.MONTH, 1, known, null).atOrAfter(late)).isNull();
        for (IntervalUnit unit : IntervalUnit.values()) {
            assertThat(periods(unit, Integer.MAX_VALUE, known, known).atOrAfter(known))
                    .isEqualTo(known);
            assertThat(periods(unit, Integer.MAX_VALUE, known, known).after(known))
                    .isNull();
        }
    }

    private static BillingPeriods periods(IntervalUnit unit, int count, Instant known, @Nullable Instant beganAt) {
        return new BillingPeriods(new BillingInterval(unit, count), known, beganAt);
    }
}
