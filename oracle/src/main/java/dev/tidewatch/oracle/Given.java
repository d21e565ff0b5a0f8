package dev.tidewatch.oracle;

import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.time.MonthFactors;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Puts into the database what is not read from a topic: settings, clocks and the calendar. */
final class Given {

    private static final String FIRST_EVENT = "SELECT coalesce(min(at_ms), 0) FROM ("
            + "SELECT instant(content ->> '$.occurredAt') AS at_ms FROM event"
            + " UNION ALL SELECT at_ms FROM purchase UNION ALL SELECT at_ms FROM answer)";

    private static final int MICRO_DIGITS = 6;

    private final Database database;

    Given(Database database) {
        this.database = database;
    }

    void settings(Profile profile) {
        database.update(
                "INSERT INTO settings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                profile.zone().getId(),
                profile.grouping().toMillis(),
                profile.delinquency().toMillis(),
                profile.pastDueCounts(),
                profile.discounts().name().toLowerCase(Locale.ROOT),
                profile.discountTiming().name().toLowerCase(Locale.ROOT),
                profile.churnRecognition().name().toLowerCase(Locale.ROOT),
                profile.reportingCurrency(),
                profile.rates().maxAge().toDays());
        for (IntervalUnit unit : IntervalUnit.values()) {
            factor(unit, factor(profile.monthFactors(), unit));
        }
        profile.segmentAttributes().forEach(name -> database.update("INSERT INTO segment_attribute VALUES (?)", name));
    }

    /** How alerts are graded. */
    void outcomes(RiskModel model) {
        OutcomePolicy policy = model.outcomes();
        Holdout holdout = model.policy().suppression().holdout();
        database.update("INSERT INTO holdout VALUES (?, ?)", holdout.below(), holdout.salt());
        policy.horizons()
                .forEach((kind, horizon) ->
                        database.update("INSERT INTO outcome_horizon VALUES (?, ?)", kind.name(), horizon.toMillis()));
        database.update(
                "INSERT INTO outcome_terms VALUES (?::HUGEINT, ?)",
                policy.lossShare()
                        .movePointRight(MICRO_DIGITS)
                        .toBigIntegerExact()
                        .toString(),
                policy.lossLasts().toMillis());
    }

    void clocks(Map<Integer, Instant> clocks, Instant asOf, boolean live) {
        clocks.forEach((partition, clock) ->
                database.update("INSERT INTO clock VALUES (?, ?)", partition, clock.toEpochMilli()));
        database.update("INSERT INTO as_of VALUES (?, ?)", asOf.toEpochMilli(), live);
    }

    /** Every business day from the first accepted event that counts to the latest clock. */
    void calendar(Profile profile, Map<Integer, Instant> clocks) {
        Instant first = Instant.ofEpochMilli(database.number(FIRST_EVENT));
        Instant last = clocks.values().stream().max(Instant::compareTo).orElse(first);
        LocalDate end = last.atZone(profile.zone()).toLocalDate();
        database.append("calendar", rows -> {
            for (LocalDate day = first.atZone(profile.zone()).toLocalDate(); !day.isAfter(end); day = day.plusDays(1)) {
                rows.beginRow();
                rows.append(day);
                rows.append(day.atStartOfDay(profile.zone()).toInstant().toEpochMilli());
                rows.append(
                        day.plusDays(1).atStartOfDay(profile.zone()).toInstant().toEpochMilli());
                rows.endRow();
            }
        });
    }

    private static Fraction factor(MonthFactors factors, IntervalUnit unit) {
        return switch (unit) {
            case DAY -> factors.day();
            case WEEK -> factors.week();
            case MONTH -> factors.month();
            case YEAR -> factors.year();
        };
    }

    /** As whole numbers in lowest terms. */
    private void factor(IntervalUnit unit, Fraction factor) {
        int scale = Math.max(
                0, Math.max(factor.numerator().scale(), factor.denominator().scale()));
        BigInteger numerator = factor.numerator().movePointRight(scale).toBigIntegerExact();
        BigInteger denominator = factor.denominator().movePointRight(scale).toBigIntegerExact();
        BigInteger common = numerator.gcd(denominator);
        database.update(
                "INSERT INTO month_factor VALUES (?, ?::HUGEINT, ?::HUGEINT)",
                unit.name(),
                numerator.divide(common).toString(),
                denominator.divide(common).toString());
    }
}
