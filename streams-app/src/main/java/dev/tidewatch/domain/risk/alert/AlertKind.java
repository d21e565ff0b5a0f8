package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;

/**
 * Names what an alert is about, in the order in which the kinds are judged and published. The {@link AlertRule} of a kind decides when
 * one is raised; docs/alerts.md, "Kinds".
 */
@SuppressWarnings("ImmutableEnumChecker") // the rules have no state
public enum AlertKind {
    /** The customer pays, and may leave. */
    AT_RISK(true, new AtRiskRule()),
    /** The customer has left, and was valuable. */
    WIN_BACK(false, new WinBackRule()),
    /** The customer uses nearly all that its plan has. */
    UPSELL(false, new UpsellRule());

    private final boolean escalates;
    private final AlertRule rule;

    AlertKind(boolean escalates, AlertRule rule) {
        this.escalates = escalates;
        this.rule = rule;
    }

    /** Returns whether one that nobody attends to becomes more urgent. */
    boolean escalates() {
        return escalates;
    }

    Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        return rule.find(judged, moment, policy);
    }
}
