package dev.tidewatch.domain.risk;

/** How customers are judged: the weights, and what a score leads to. */
public record RiskModel(Scorecard scorecard, AlertPolicy policy) {}
