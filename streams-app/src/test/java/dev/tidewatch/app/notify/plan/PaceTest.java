package dev.tidewatch.app.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.notify.plan.Digest.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void shouldWaitForTheMorningWhenQuietHoursGoOverMidnight() {
        // given
        QuietHours quiet = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 30), BERLIN, null);
        // then
        assertThat(quiet.next(at("2026-03-02T12:00:00Z"))).isEqualTo(at("2026-03-02T12:00:00Z"));
        assertThat(quiet.next(at("2026-03-02T19:00:00Z"))).isEqualTo(at("2026-03-03T06:30:00Z"));
        assertThat(quiet.next(at("2026-03-03T03:00:00Z"))).isEqualTo(at("2026-03-03T06:30:00Z"));
        assertThat(quiet.next(at("2026-03-03T06:30:00Z"))).isEqualTo(at("2026-03-03T06:30:00Z"));
        // the clocks go forward on 29 March
        assertThat(quiet.next(at("2026-03-28T22:00:00Z"))).isEqualTo(at("2026-03-29T05:30:00Z"));
    }

    @Test
    void shouldWaitForTheEndWhenQuietHoursAreWithinADay() {
        // given
        QuietHours quiet = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), ZoneOffset.UTC, null);
        // then
        assertThat(quiet.next(at("2026-03-02T13:00:00Z"))).isEqualTo(at("2026-03-02T14:00:00Z"));
        assertThat(quiet.next(at("2026-03-02T14:00:00Z"))).isEqualTo(at("2026-03-02T14:00:00Z"));
        assertThat(quiet.next(at("2026-03-02T11:59:59Z"))).isEqualTo(at("2026-03-02T11:59:59Z"));
    }

    @Test
    void shouldEndWithTheDayOfItsZoneWhenADigestIsDaily() {
        // given
        Digest digest = new Digest(Every.DAY, LocalTime.of(8, 0), BERLIN);
        // then
        assertThat(digest.endAfter(at("2026-03-02T06:59:59Z"))).isEqualTo(at("2026-03-02T07:00:00Z"));
        assertThat(digest.endAfter(at("2026-03-02T07:00:00Z"))).isEqualTo(at("2026-03-03T07:00:00Z"));
        assertThat(digest.lastEnd(at("2026-03-02T06:59:59Z"))).isEqualTo(at("2026-03-01T07:00:00Z"));
        assertThat(digest.lastEnd(at("2026-03-02T07:00:00Z"))).isEqualTo(at("2026-03-02T07:00:00Z"));
    }

    @Test
    void shouldEndWithTheHourWhenADigestIsHourly() {
        // given
        Digest digest = new Digest(Every.HOUR, LocalTime.MIN, ZoneId.of("Asia/Kolkata"));
        // then
        assertThat(digest.endAfter(at("2026-03-02T07:15:00Z"))).isEqualTo(at("2026-03-02T07:30:00Z"));
        assertThat(digest.lastEnd(at("2026-03-02T07:15:00Z"))).isEqualTo(at("2026-03-02T06:30:00Z"));
    }

    @Test
    void shouldDoubleWithinItsBoundsWhenFailuresFollowEachOther() {
        // given
        Retry retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofDays(1));
        // then
        assertThat(retry.pause(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(retry.pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.pause(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(retry.pause(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
        assertThat(retry.pause(11, 1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(retry.pause(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofMinutes(10));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
