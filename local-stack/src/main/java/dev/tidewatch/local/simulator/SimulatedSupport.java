package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A customer's tickets, one at a time: opened, resolved within hours or days, some only within weeks, some opened again. */
final class SimulatedSupport implements Actor {

    private static final Duration QUICKEST = Duration.ofHours(1);
    private static final Duration SLOWEST = Duration.ofHours(60);
    private static final Duration STUCK = Duration.ofDays(21);
    private static final Duration PATIENCE = Duration.ofDays(2);
    private static final int STUCK_OF_THOUSAND = 150;

    private final Chance chance;
    private final String customerId;
    private final Survey survey;
    private @Nullable Instant next;
    private Instant askedAt = Instant.EPOCH;
    private SupportEventType does = SupportEventType.RESOLVED;
    private int tickets;
    private int events;

    SimulatedSupport(Chance chance, String customerId, Survey survey) {
        this.chance = chance;
        this.customerId = customerId;
        this.survey = survey;
    }

    @Override
    public @Nullable Instant next() {
        return next;
    }

    /** Nothing if one is open. */
    void open(Consumer<SimulatedEvent> to, Instant now) {
        if (next == null) {
            tickets++;
            send(to, now, SupportEventType.OPENED);
            resolveAfter(now);
        }
    }

    /** Returns whether the customer has waited for too long. */
    boolean isUnheard(Instant now) {
        return next != null
                && does == SupportEventType.RESOLVED
                && askedAt.plus(PATIENCE).isBefore(now);
    }

    @Override
    public void act(Consumer<SimulatedEvent> to) {
        if (next == null) {
            return;
        }
        Instant now = next;
        send(to, now, does);
        if (does == SupportEventType.REOPENED) {
            resolveAfter(now);
        } else if (chance.permille(100)) {
            does = SupportEventType.REOPENED;
            next = now.plus(chance.between(QUICKEST, SLOWEST));
        } else {
            next = null;
            survey.afterTicket(to, now);
        }
    }

    private void resolveAfter(Instant now) {
        does = SupportEventType.RESOLVED;
        askedAt = now;
        next = now.plus(
                chance.permille(STUCK_OF_THOUSAND)
                        ? chance.between(SLOWEST, STUCK)
                        : chance.between(QUICKEST, SLOWEST));
    }

    private void send(Consumer<SimulatedEvent> to, Instant now, SupportEventType type) {
        events++;
        SupportEvent event = SupportEvent.newBuilder()
                .setEventId("evt_" + customerId + "_t" + events)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setTicketId("tic_" + customerId + "_" + tickets)
                .setType(type)
                .build();
        to.accept(new SimulatedEvent(InputRecord.SUPPORT, customerId, now, event));
    }
}
