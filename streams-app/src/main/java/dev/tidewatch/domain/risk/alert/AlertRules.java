package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;

/** Holds the rule of each kind. */
final class AlertRules {

    private static final AlertRule AT_RISK = new AtRiskRule();
    private static final AlertRule WIN_BACK = new WinBackRule();
    private static final AlertRule UPSELL = new UpsellRule();

    private AlertRules() {}

    static AlertRule of(AlertKind kind) {
        return switch (kind) {
            case AT_RISK -> AT_RISK;
            case WIN_BACK -> WIN_BACK;
            case UPSELL -> UPSELL;
        };
    }
}
