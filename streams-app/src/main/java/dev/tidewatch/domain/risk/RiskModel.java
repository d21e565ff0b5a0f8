package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.time.Duration;
import java.util.List;

/** Says how customers are judged: the weights, what a score leads to, and what grades it. */
public record RiskModel(Scorecard scorecard, AlertPolicy policy, OutcomeTerms outcomeTerms) {

    public RiskModel {
        policy = policy.within(scorecard.odds().horizonDays());
    }

    public RiskModel(Scorecard scorecard, AlertPolicy policy) {
        this(scorecard, policy, OutcomeTerms.TIDEWATCH);
    }

    /** The same by other weights; these, if they look as far ahead: alerts of one horizon cannot be graded by another. */
    public RiskModel judgingBy(Scorecard weights) {
        return weights.odds().horizonDays() == scorecard.odds().horizonDays()
                ? new RiskModel(weights, policy, outcomeTerms)
                : this;
    }

    /** The same by other rules. */
    public RiskModel judgingBy(List<Rule> rules) {
        return new RiskModel(scorecard, policy.with(rules), outcomeTerms);
    }

    /** Returns how alerts are graded: AT_RISK within the horizon of the weights. */
    public OutcomePolicy outcomes() {
        return OutcomePolicy.of(
                outcomeTerms,
                Duration.ofDays(scorecard.odds().horizonDays()),
                policy.winBack().horizon());
    }
}
