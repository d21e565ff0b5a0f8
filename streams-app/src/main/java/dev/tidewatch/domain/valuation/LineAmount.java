package dev.tidewatch.domain.valuation;

/** MRR of one line, in micros of its currency; never 0 inside a {@link Position}. */
public record LineAmount(Line line, long micros) {}
