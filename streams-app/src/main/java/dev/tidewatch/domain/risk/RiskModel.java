package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.score.Scorecard;

/** How customers are judged: the weights, and what a score leads to. */
public record RiskModel(Scorecard scorecard, AlertPolicy policy) {}
