package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.alert.parameter.WinBackTerms;
import dev.tidewatch.domain.risk.score.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When alerts are raised, escalate and are resolved; docs/alerts.md, "Lifecycle".
 *
 * @param score the thresholds of AT_RISK
 * @param upsell the thresholds of UPSELL, shares of a limit
 * @param rules what else raises alerts, in their order
 */
public record AlertPolicy(
        Band score,
        AlertTiming timing,
        SeverityBands severities,
        WinBackTerms winBack,
        Band upsell,
        Suppression suppression,
        List<Rule> rules) {

    /** That of the built-in weights; {@link #within} has that of others. */
    public static final int HORIZON_DAYS = 90;

    /** The defaults. */
    public static final AlertPolicy TIDEWATCH = new AlertPolicy(
            new Band(BigDecimal.valueOf(50), BigDecimal.valueOf(35)),
            new AlertTiming(Duration.ZERO, Duration.ofDays(3), Duration.ofDays(7)),
            new SeverityBands(100_000_000, 500_000_000, 2_000_000_000, SeverityBands.Basis.LOSS, HORIZON_DAYS),
            new WinBackTerms(100_000_000, Duration.ofDays(90)),
            new Band(new BigDecimal("0.8"), new BigDecimal("0.7")),
            Suppression.NONE,
            List.of());

    public AlertPolicy {
        rules = List.copyOf(rules);
    }

    /** An open alert is published again when its score moved by this much since it was last. */
    static final BigDecimal RESTATED_AT = BigDecimal.TEN;

    /** The same for a score that looks so many days ahead. */
    public AlertPolicy within(int horizonDays) {
        return new AlertPolicy(score, timing, severities.within(horizonDays), winBack, upsell, suppression, rules);
    }

    /** With other thresholds of AT_RISK. */
    public AlertPolicy with(Band scores) {
        return new AlertPolicy(scores, timing, severities, winBack, upsell, suppression, rules);
    }

    /**
     * Returns the instant just after which an alert escalates: that of its severity if nobody acted, or up to which it was put off;
     * null if it does not.
     */
    @Nullable
    Instant dueAt(AlertKind kind, Severity severity, Instant openedAt, @Nullable Acted acted) {
        Instant unattended = kind.escalates() ? timing.due().at(severity, openedAt) : null;
        return unattended == null || acted == null ? unattended : acted.waitsUntil();
    }

    public AlertPolicy with(AlertTiming other) {
        return new AlertPolicy(score, other, severities, winBack, upsell, suppression, rules);
    }

    public AlertPolicy with(Suppression other) {
        return new AlertPolicy(score, timing, severities, winBack, upsell, other, rules);
    }

    /** Returns true if alerts of an origin are raised: a rule may be gone. */
    public boolean raises(AlertOrigin origin) {
        return origin.rule() == null
                || rules.stream().anyMatch(rule -> rule.name().equals(origin.rule()));
    }

    /** With other rules. */
    public AlertPolicy with(List<Rule> others) {
        return new AlertPolicy(score, timing, severities, winBack, upsell, suppression, others);
    }
}
