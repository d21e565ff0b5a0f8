package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;

/** What an alert is about; docs/alerts.md, "Kinds". In the order in which they are judged and published. */
@SuppressWarnings("ImmutableEnumChecker") // the judges are functions without a state
public enum AlertKind {
    /** Pays, and may leave. */
    AT_RISK(true, AtRiskRule::find),
    /** Has left, and was valuable. */
    WIN_BACK(false, WinBackRule::find),
    /** Uses nearly all that its plan has. */
    UPSELL(false, UpsellRule::find);

    private final boolean escalates;
    private final Finder finder;

    AlertKind(boolean escalates, Finder finder) {
        this.escalates = escalates;
        this.finder = finder;
    }

    private interface Finder {

        Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy);
    }

    /** Whether one that nobody attends to becomes more urgent. */
    boolean escalates() {
        return escalates;
    }

    Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        return finder.find(judged, moment, policy);
    }
}
