package dev.tidewatch.app.settings;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.format.AlertFormats;
import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.keys.AlertKeys;
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
        String file = config.getString(AlertKeys.SCORECARD);
        return file.isEmpty() ? ScorecardFile.builtIn() : ScorecardFile.at(Path.of(file));
    }

    private List<Rule> rules() {
        String file = config.getString(AlertKeys.RULES);
        return file.isEmpty() ? List.of() : Rules.at(Path.of(file)).rules();
    }

    List<Goal> goals() {
        String file = config.getString(AlertKeys.RULES);
        return file.isEmpty() ? List.of() : Rules.at(Path.of(file)).goals();
    }

    private AlertPolicy alertPolicy() {
        return new AlertPolicy(
                band(AlertKeys.ENTER, AlertKeys.LEAVE, Formats.SCORE),
                new AlertTiming(
                        value(AlertKeys.DWELL, Formats.DURATION),
                        dueTimes(),
                        value(AlertKeys.COOLDOWN, Formats.DURATION)),
                new SeverityBands(
                        value(AlertKeys.MEDIUM, Formats.MONEY),
                        value(AlertKeys.HIGH, Formats.MONEY),
                        value(AlertKeys.CRITICAL, Formats.MONEY),
                        value(AlertKeys.SEVERITY_BY, AlertFormats.SEVERITY_BASIS),
                        AlertPolicy.HORIZON_DAYS),
                new WinBackTerms(
                        value(AlertKeys.WIN_BACK_FROM, Formats.MONEY),
                        value(AlertKeys.WIN_BACK_HORIZON, AlertFormats.HORIZON)),
                band(AlertKeys.UPSELL_ENTER, AlertKeys.UPSELL_LEAVE, AlertFormats.SHARE),
                new Suppression(
                        value(AlertKeys.SUPPRESSED, AlertFormats.KINDS),
                        value(AlertKeys.SUPPRESSED_ATTRIBUTE, AlertFormats.ATTRIBUTE),
                        Holdout.of(
                                value(AlertKeys.HOLDOUT, AlertFormats.PART),
                                value(AlertKeys.HOLDOUT_SALT, AlertFormats.SALT))),
                rules());
    }

    private DueTimes dueTimes() {
        Duration others = value(AlertKeys.ESCALATION, Formats.DURATION);
        return new DueTimes(
                value(AlertKeys.DUE_LOW, AlertFormats.DUE).orElse(others),
                value(AlertKeys.DUE_MEDIUM, AlertFormats.DUE).orElse(others),
                value(AlertKeys.DUE_HIGH, AlertFormats.DUE).orElse(others),
                value(AlertKeys.DUE_CRITICAL, AlertFormats.DUE).orElse(others));
    }

    private OutcomeTerms outcomeTerms() {
        return new OutcomeTerms(
                value(AlertKeys.LOSS_SHARE, AlertFormats.PART),
                value(AlertKeys.LOSS_FOR, AlertFormats.LASTS),
                value(AlertKeys.UPSELL_HORIZON, AlertFormats.HORIZON));
    }

    private Band band(String enterKey, String leaveKey, Format<BigDecimal> format) {
        BigDecimal enter = value(enterKey, format);
        BigDecimal leave = value(leaveKey, format);
        if (leave.compareTo(enter) > 0) {
            throw new UserError("the settings are wrong:\n  " + leaveKey + " is " + leave + "; it must be at most "
                    + enterKey + ", " + enter + ": set " + leaveKey + "=" + enter + " or lower, too");
        }
        return new Band(enter, leave);
    }

    private <T> T value(String key, Format<T> format) {
        return format.in(config, key);
    }
}
