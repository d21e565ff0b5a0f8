package dev.tidewatch.app.settings;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.keys.AlertKeys;
import dev.tidewatch.app.settings.keys.Key;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.DueTimes;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.alert.parameter.WinBackTerms;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.score.Band;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads how risk is judged: the weights, the rules, when there are alerts and what makes them right. */
record AlertSettings(AbstractConfig config) {

    RiskModel riskModel() {
        return new RiskModel(scorecard(), alertPolicy(), outcomeTerms());
    }

    private Scorecard scorecard() {
        String file = get(AlertKeys.SCORECARD);
        return file.isEmpty() ? ScorecardFile.builtIn() : ScorecardFile.at(Path.of(file));
    }

    private List<Rule> rules() {
        String file = get(AlertKeys.RULES);
        return file.isEmpty() ? List.of() : Rules.at(Path.of(file)).rules();
    }

    List<Goal> goals() {
        String file = get(AlertKeys.RULES);
        return file.isEmpty() ? List.of() : Rules.at(Path.of(file)).goals();
    }

    private AlertPolicy alertPolicy() {
        return new AlertPolicy(
                band(AlertKeys.ENTER, AlertKeys.LEAVE),
                new AlertTiming(get(AlertKeys.DWELL), dueTimes(), get(AlertKeys.COOLDOWN)),
                new SeverityBands(
                        get(AlertKeys.MEDIUM),
                        get(AlertKeys.HIGH),
                        get(AlertKeys.CRITICAL),
                        get(AlertKeys.SEVERITY_BY),
                        AlertPolicy.HORIZON_DAYS),
                new WinBackTerms(get(AlertKeys.WIN_BACK_FROM), get(AlertKeys.WIN_BACK_HORIZON)),
                band(AlertKeys.UPSELL_ENTER, AlertKeys.UPSELL_LEAVE),
                new Suppression(
                        get(AlertKeys.SUPPRESSED),
                        get(AlertKeys.SUPPRESSED_ATTRIBUTE),
                        Holdout.of(get(AlertKeys.HOLDOUT), get(AlertKeys.HOLDOUT_SALT))),
                rules());
    }

    private DueTimes dueTimes() {
        Duration others = get(AlertKeys.ESCALATION);
        return new DueTimes(
                get(AlertKeys.DUE_LOW).orElse(others),
                get(AlertKeys.DUE_MEDIUM).orElse(others),
                get(AlertKeys.DUE_HIGH).orElse(others),
                get(AlertKeys.DUE_CRITICAL).orElse(others));
    }

    private OutcomeTerms outcomeTerms() {
        return new OutcomeTerms(get(AlertKeys.LOSS_SHARE), get(AlertKeys.LOSS_FOR), get(AlertKeys.UPSELL_HORIZON));
    }

    private Band band(Key<BigDecimal> enterKey, Key<BigDecimal> leaveKey) {
        BigDecimal enter = get(enterKey);
        BigDecimal leave = get(leaveKey);
        if (leave.compareTo(enter) > 0) {
            throw new UserError("the settings are wrong:\n  " + leaveKey.name() + " is " + leave
                    + "; it must be at most " + enterKey.name() + ", " + enter + ": set " + leaveKey.name() + "="
                    + enter + " or lower, too");
        }
        return new Band(enter, leave);
    }

    private <T> T get(Key<T> key) {
        return key.in(config);
    }
}
