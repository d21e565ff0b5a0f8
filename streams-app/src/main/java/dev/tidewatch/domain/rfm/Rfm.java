package dev.tidewatch.domain.rfm;

/** A customer's scores, each 1 to 5, 5 the best. */
public record Rfm(int recency, int frequency, int monetary) {}
