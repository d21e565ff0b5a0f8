package dev.tidewatch.domain.testing;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MINUTES;

import dev.tidewatch.domain.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Instants chosen where ledgers go wrong: on, just before and just after whatever bounds a rule. */
final class HardInstants {

    /** Of a leap year, and long ago: no machine's clock lies before the end of a story. */
    private static final Instant START = Instant.parse("2024-01-15T08:00:00Z");

    private static final List<Duration> AROUND = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMillis(-1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(-10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(-20));
    private static final List<Duration> SMALL = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofMinutes(59),
            Duration.ofMinutes(60),
            Duration.ofMinutes(61),
            Duration.ofMinutes(60).minusMillis(1));

    private final Chance chance;
    private final Profile profile;
    private final List<Instant> marks = new ArrayList<>(List.of(START));

    HardInstants(Chance chance, Profile profile) {
        this.chance = chance;
        this.profile = profile;
    }

    /** Usually after {@code last}. */
    Instant near(Instant last) {
        return remember(
                switch (chance.between(0, 11)) {
                    case 0, 1 -> mark().plus(chance.of(SMALL));
                    case 2 -> mark();
                    case 3 -> beforeMidnight(last);
                    case 4 -> beforeMidnight(last).plus(Duration.ofMinutes(30));
                    case 5 -> mark().plus(profile.delinquency()).plus(chance.of(AROUND));
                    case 6 -> mark().plus(profile.lateness()).plus(chance.of(AROUND));
                    case 7 -> last.plus(chance.of(SMALL));
                    case 8 -> last.plus(chance.upTo(Duration.ofHours(3)));
                    case 9 -> last.plus(chance.upTo(Duration.ofDays(3)));
                    default -> last.plus(chance.upTo(Duration.ofDays(25)));
                });
    }

    /** An effect that {@code from} brings about: mostly later, sometimes at once or in the past. */
    Instant due(Instant from) {
        return remember(
                switch (chance.between(0, 6)) {
                    case 0 -> from;
                    case 1 -> from.minus(chance.of(SMALL));
                    case 2, 3 -> from.plus(chance.of(SMALL));
                    case 4 -> from.plus(chance.upTo(Duration.ofDays(40)));
                    default -> near(from);
                });
    }

    Instant remember(Instant instant) {
        marks.add(instant);
        return instant;
    }

    void rememberDeadline(Instant pastDue) {
        remember(pastDue.plus(profile.delinquency()));
    }

    Instant aboutTheDeadline(Instant pastDue) {
        return remember(pastDue.plus(profile.delinquency()).plus(chance.of(AROUND)));
    }

    /** The next phase must be there within a day. */
    Instant aboutTheNextPhase(Instant end) {
        Instant bound = chance.percent(75) ? end : end.plus(Duration.ofDays(1));
        return remember(bound.plus(chance.of(AROUND)));
    }

    List<Instant> all() {
        return List.copyOf(marks);
    }

    Instant start() {
        return remember(START.plus(chance.upTo(Duration.ofDays(2)).truncatedTo(MINUTES)));
    }

    private Instant mark() {
        return chance.of(marks);
    }

    private static Instant beforeMidnight(Instant last) {
        return last.truncatedTo(DAYS).plus(Duration.ofHours(23)).plus(Duration.ofMinutes(50));
    }
}
