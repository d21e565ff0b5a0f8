package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds where a customer stands with alerts of one kind. The {@link AlertRule} of the kind finds whether there is reason for an alert
 * ({@link Finding#isHigh}): AT_RISK by the score, WIN_BACK by what a churn cost, UPSELL by the share of a limit that is used.
 * {@link NoAlert} then raises one, at once or after the dwell ({@link PendingAlert}); {@link OpenAlert} escalates, resolves or changes it.
 * The thresholds are in {@link AlertPolicy}; docs/alerts.md, "Lifecycle". Only legal transitions exist: each state is a type whose methods
 * return the states it may become. So there is never more than one open alert of a kind, and a closed one never changes.
 */
public sealed interface AlertLifecycle permits NoAlert, PendingAlert, OpenAlert {

    /** Returns what a finding makes of it, and the alert to publish, if any. */
    Decision<AlertLifecycle, List<Alert>> next(Finding finding, Moment moment, AlertPolicy policy);

    /** Returns the instant at which time alone takes it further, not before the moment's clock; null if nothing is to come. */
    @Nullable
    Instant nextDue(Finding finding, Moment moment, AlertPolicy policy);

    /** Returns true if an alert that was opened then has ended: nothing comes of actions on it. */
    boolean isOver(Instant openedAt);
}
