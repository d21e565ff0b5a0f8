package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says what an assessment means for alerts of one origin.
 *
 * @param judged the customer that it was read off
 * @param isHeld whether alerts of this origin about this customer are held back
 * @param changesAt the instant at which time alone changes it; null if it does not
 * @param actions on alerts of this origin about this customer
 */
public record Finding(
        AlertOrigin origin,
        ThresholdZone zone,
        AlertContent content,
        JudgedCustomer judged,
        boolean isHeld,
        @Nullable Instant changesAt,
        Actions actions) {

    /** Returns a finding without content; {@link #on} gives it what an alert is to say. */
    static Finding of(AlertKind kind, ThresholdZone zone, JudgedCustomer judged) {
        return of(AlertOrigin.of(kind), zone, judged);
    }

    static Finding of(AlertOrigin origin, ThresholdZone zone, JudgedCustomer judged) {
        return new Finding(origin, zone, AlertContent.NONE, judged, false, null, Actions.NONE);
    }

    Finding with(ThresholdZone other) {
        return new Finding(origin, other, content, judged, isHeld, changesAt, actions);
    }

    Finding until(Instant instant) {
        return new Finding(origin, zone, content, judged, isHeld, instant, actions);
    }

    Finding held(boolean held) {
        return new Finding(origin, zone, content, judged, held, changesAt, actions);
    }

    Finding on(AlertContent other) {
        return new Finding(origin, zone, other, judged, isHeld, changesAt, actions);
    }

    Finding after(Actions people) {
        return new Finding(origin, zone, content, judged, isHeld, changesAt, people);
    }

    /** Returns what people did about the alert that was opened then; null if nobody did anything. */
    @Nullable
    Acted acted(Instant openedAt) {
        return actions.on(openedAt);
    }

    boolean isHigh() {
        return zone == ThresholdZone.HIGH;
    }

    /** Returns whether the score is lower only because an input is no longer known, which is no recovery. */
    boolean isLowerForWantOfAnInput(Alert last) {
        return !last.alarms().isKnownTo(judged) && content.score().compareTo(last.score()) < 0;
    }

    AlertKind kind() {
        return origin.kind();
    }

    /** Returns how urgent an alert is, with a score. */
    Severity severity(BigDecimal score, AlertPolicy policy) {
        Severity own = content.severity();
        return own == null ? policy.severities().of(kind(), content.mrr(), score) : own;
    }

    /**
     * Returns true if readers are to be told. A score that wavers about a severity's amount is no news: the MRR must cross it. Of a rule the score
     * is none.
     */
    boolean isNewsTo(Alert last, AlertPolicy policy) {
        return !content.alarms().equals(last.alarms())
                || (origin.rule() == null && isOtherScore(last))
                || severity(last.score(), policy) != last.severity();
    }

    private boolean isOtherScore(Alert last) {
        return content.score().subtract(last.score()).abs().compareTo(AlertPolicy.RESTATED_AT) >= 0;
    }
}
