package dev.tidewatch.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDaysTest {

    private static final long HUNDRED_YEARS_OF_SECONDS = 100L * 366 * 86_400;

    /** The zones have daylight saving, half hours, and a day that was left out at the date line. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "-11:30"})
    void shouldSayTheDayThatTheCalendarOfTheZoneSays(String name) {
        ZoneId zone = ZoneId.of(name);
        BusinessDays days = new BusinessDays(zone);
        Random random = new Random(name.hashCode());

        for (int i = 0; i < 2_000; i++) {
            long second = random.nextLong(-HUNDRED_YEARS_OF_SECONDS, HUNDRED_YEARS_OF_SECONDS);
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));

            assertThat(days.of(instant))
                    .isEqualTo(
                            Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"})
    void shouldEndADayWhereTheNextOneBegins(String name) {
        BusinessDays days = new BusinessDays(ZoneId.of(name));

        for (int day = 19_000; day < 19_800; day++) {
            assertThat(days.of(days.end(day))).isEqualTo(day + 1);
            assertThat(days.of(days.end(day).minusMillis(1))).isEqualTo(day);
        }
    }
}
