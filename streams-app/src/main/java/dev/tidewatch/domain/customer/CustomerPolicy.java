package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;

/** Every setting that decides what comes of a customer's events: the arithmetic's, and how risk is judged. */
public record CustomerPolicy(Profile profile, RiskModel risk) {}
