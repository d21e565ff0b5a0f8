package dev.tidewatch.domain.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

    private static final int FIRST = day("2023-11-15");
    private static final int LAST = day("2025-02-15");

    @ParameterizedTest
    @CsvSource({
        "P1D, 2024-03-01, 2024-02-29",
        "P7D, 2024-03-01, 2024-02-23",
        "P30D, 2024-03-01, 2024-01-31",
        "P90D, 2024-03-01, 2023-12-02",
        "P365D, 2024-12-31, 2024-01-01",
        "MTD, 2024-03-01, 2024-02-29",
        "MTD, 2024-03-31, 2024-02-29",
        "QTD, 2024-06-30, 2024-03-31",
        "QTD, 2024-07-01, 2024-06-30",
        "YTD, 2024-12-31, 2023-12-31",
        "YTD, 2025-01-01, 2024-12-31"
    })
    void shouldBeginAtTheEndOf(Window window, String of, String start) {
        assertThat(LocalDate.ofEpochDay(window.start(day(of)))).isEqualTo(LocalDate.parse(start));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFirstStartAtADayWhenNoEarlierWindowDoes(Window window) {
        for (int day = FIRST; day <= LAST; day++) {
            int first = window.firstStartingAt(day);

            assertThat(window.start(first)).isGreaterThanOrEqualTo(day);
            assertThat(window.start(first - 1)).isLessThan(day);
        }
    }

    @Test
    void shouldReachNoFartherBackThanTheLongest() {
        for (int day = FIRST; day <= LAST; day++) {
            for (Window window : Window.values()) {
                assertThat(day - window.start(day)).isLessThanOrEqualTo(Window.LONGEST_DAYS);
            }
        }
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
