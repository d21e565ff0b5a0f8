package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.util.List;

/** Every setting that decides what comes of a customer's events: the arithmetic's, how risk is judged, what ranks are called, what use means. */
public record CustomerPolicy(Profile profile, RiskModel risk, RfmSegments rfmSegments, EngagementPolicy engagement) {

    public CustomerPolicy(Profile profile, RiskModel risk) {
        this(profile, risk, RfmSegments.STANDARD, EngagementPolicy.TIDEWATCH);
    }

    /** The same by weights that were published; {@link RiskModel#judgingBy} says when they do not count. */
    public CustomerPolicy judgingBy(Scorecard weights) {
        return new CustomerPolicy(profile, risk.judgingBy(weights), rfmSegments, engagement);
    }

    /** The same by rules that were published. */
    public CustomerPolicy judgingBy(List<Rule> rules) {
        return new CustomerPolicy(profile, risk.judgingBy(rules), rfmSegments, engagement);
    }
}
