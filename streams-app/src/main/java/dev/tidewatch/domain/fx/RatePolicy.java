package dev.tidewatch.domain.fx;

import java.time.Duration;

/**
 * Says how amounts in other currencies are booked.
 *
 * @param maxAge how many days a rate holds for that has no successor
 * @param patience how far behind a customer's newest event a movement may wait for its rate; then it is folded without one
 */
public record RatePolicy(Duration maxAge, Duration patience) {

    public static final RatePolicy STANDARD = new RatePolicy(Duration.ofDays(7), Duration.ofDays(90));
}
