package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A simulated customer pays with this card. It expires after three years, which is said {@value #NOTICE_DAYS} days before; most customers
 * replace it in time, the others once a payment has failed. Of 1,000 first attempts at a renewal fail: with an expired card
 * {@value #FAILS_EXPIRED}; with a weak one, as one customer in ten has, {@value #FAILS_WEAK}; else {@value #FAILS_SOUND}.
 */
final class SimulatedCard implements Actor {

    private static final int FAILS_EXPIRED = 700;
    private static final int FAILS_WEAK = 200;
    private static final int FAILS_SOUND = 28;
    private static final int NOTICE_DAYS = 30;
    private static final int REPLACED_IN_TIME = 800;
    private static final double THOUSAND = 1_000;
    private static final Duration VALID = Duration.ofDays(3 * 365);
    private static final Duration NOTICE = Duration.ofDays(NOTICE_DAYS);

    private final Chance chance;
    private final String customerId;
    private final boolean weak;
    private Instant expiresAt;
    private Instant next;
    private boolean replacing;
    private int events;

    SimulatedCard(Chance chance, String customerId, Instant start) {
        this.chance = chance;
        this.customerId = customerId;
        weak = chance.permille(100);
        expiresAt = start.plus(NOTICE).plus(chance.upTo(VALID));
        next = expiresAt.minus(NOTICE);
    }

    /** When the notice comes, or the replacement. */
    @Override
    public Instant next() {
        return next;
    }

    @Override
    public void act(Consumer<SimulatedEvent> to) {
        if (replacing) {
            replace(to, next);
            return;
        }
        send(to, next, BillingEventType.PAYMENT_METHOD_EXPIRING);
        replacing = chance.permille(REPLACED_IN_TIME);
        next = replacing ? chance.between(next, expiresAt) : expiresAt.plus(VALID);
    }

    boolean fails(Instant now) {
        return chance.permille(isExpired(now) ? FAILS_EXPIRED : weak ? FAILS_WEAK : FAILS_SOUND);
    }

    /** The odds that the first attempt at a later renewal fails, for who cannot know whether the card will be replaced in time. */
    double oddsOfFailure(Instant now, Instant renewal) {
        double sound = (weak ? FAILS_WEAK : FAILS_SOUND) / THOUSAND;
        double expired = FAILS_EXPIRED / THOUSAND;
        if (renewal.isBefore(expiresAt)) {
            return sound;
        }
        if (isExpired(now)) {
            return expired;
        }
        double kept = 1 - REPLACED_IN_TIME / THOUSAND;
        return kept * expired + (1 - kept) * sound;
    }

    /** A payment was made after all. */
    void paid(Consumer<SimulatedEvent> to, Instant now) {
        if (isExpired(now)) {
            replace(to, now);
        }
    }

    private void replace(Consumer<SimulatedEvent> to, Instant now) {
        replacing = false;
        expiresAt = now.plus(VALID);
        next = expiresAt.minus(NOTICE);
        send(to, now, BillingEventType.PAYMENT_METHOD_UPDATED);
    }

    private boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private void send(Consumer<SimulatedEvent> to, Instant now, BillingEventType type) {
        events++;
        BillingEvent event = BillingEvent.newBuilder()
                .setEventId("evt_" + customerId + "_c" + events)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setType(type)
                .setExpiresAt(expiresAt)
                .build();
        to.accept(new SimulatedEvent(InputRecord.BILLING, customerId, now, event));
    }
}
