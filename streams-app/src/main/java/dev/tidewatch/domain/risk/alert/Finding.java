package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says what an assessment means for alerts of one kind.
 *
 * @param judged the customer that it was read off
 * @param isHeld whether alerts of this kind about this customer are held back
 * @param changesAt the instant at which time alone changes it; null if it does not
 * @param actions on alerts of this kind about this customer
 */
public record Finding(
        AlertKind kind,
        ThresholdZone zone,
        AlertContent content,
        JudgedCustomer judged,
        boolean isHeld,
        @Nullable Instant changesAt,
        Actions actions) {

    /** Returns a finding without content; {@link #on} gives it what an alert is to say. */
    static Finding of(AlertKind kind, ThresholdZone zone, JudgedCustomer judged) {
        return new Finding(kind, zone, AlertContent.NONE, judged, false, null, Actions.NONE);
    }

    Finding with(ThresholdZone other) {
        return new Finding(kind, other, content, judged, isHeld, changesAt, actions);
    }

    Finding until(Instant instant) {
        return new Finding(kind, zone, content, judged, isHeld, instant, actions);
    }

    Finding held(boolean held) {
        return new Finding(kind, zone, content, judged, held, changesAt, actions);
    }

    Finding on(AlertContent other) {
        return new Finding(kind, zone, other, judged, isHeld, changesAt, actions);
    }

    Finding after(Actions people) {
        return new Finding(kind, zone, content, judged, isHeld, changesAt, people);
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

    /** Returns true if readers are to be told. A score that wavers about a severity's amount is no news: the MRR must cross it. */
    boolean isNewsTo(Alert last, AlertPolicy policy) {
        return !content.alarms().equals(last.alarms())
                || content.score().subtract(last.score()).abs().compareTo(AlertPolicy.RESTATED_AT) >= 0
                || policy.severities().of(kind, content.mrr(), last.score()) != last.severity();
    }
}
