package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.RiskModel;

/** Every setting that decides what comes of a customer's events: the arithmetic's, how risk is judged, what ranks are called. */
public record CustomerPolicy(Profile profile, RiskModel risk, RfmSegments rfmSegments) {

    public CustomerPolicy(Profile profile, RiskModel risk) {
        this(profile, risk, RfmSegments.STANDARD);
    }
}
