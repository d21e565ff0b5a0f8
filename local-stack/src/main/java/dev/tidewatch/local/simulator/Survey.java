package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FeedbackKind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A customer that is asked what it thinks every quarter, after a ticket and when it leaves, and sometimes answers. */
final class Survey implements Actor {

    private static final Duration QUARTER = Duration.ofDays(90);
    private static final int NPS_MAX = 10;
    private static final int CSAT_MAX = 5;

    private final Chance chance;
    private final String customerId;
    private final Strain strain;
    private Instant next;
    private int answers;

    Survey(Chance chance, String customerId, Strain strain, Instant start) {
        this.chance = chance;
        this.customerId = customerId;
        this.strain = strain;
        next = start.plus(chance.upTo(QUARTER));
    }

    @Override
    public Instant next() {
        return next;
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        if (chance.permille(350)) {
            answer(events, next, nps(Math.max(0, Math.min(NPS_MAX, strain.nps()))));
        }
        next = next.plus(QUARTER);
    }

    void afterTicket(Consumer<SimulatedEvent> events, Instant now) {
        if (chance.permille(400)) {
            int score = Math.max(1, CSAT_MAX - strain.level() + chance.below(2) - chance.below(2));
            answer(
                    events,
                    now,
                    FeedbackEvent.newBuilder()
                            .setKind(FeedbackKind.CSAT)
                            .setScore(Math.min(CSAT_MAX, score))
                            .setScaleMax(CSAT_MAX));
        }
    }

    void onLeaving(Consumer<SimulatedEvent> events, Instant now, String why) {
        if (chance.permille(500)) {
            answer(
                    events,
                    now,
                    FeedbackEvent.newBuilder().setKind(FeedbackKind.EXIT_SURVEY).setText(why));
        }
    }

    private static FeedbackEvent.Builder nps(int score) {
        return FeedbackEvent.newBuilder()
                .setKind(FeedbackKind.NPS)
                .setScore(score)
                .setScaleMax(NPS_MAX);
    }

    private void answer(Consumer<SimulatedEvent> events, Instant at, FeedbackEvent.Builder answer) {
        answers++;
        FeedbackEvent event = answer.setEventId("evt_" + customerId + "_f" + answers)
                .setCustomerId(customerId)
                .setOccurredAt(at)
                .build();
        events.accept(new SimulatedEvent(InputRecord.FEEDBACK, customerId, at, event));
    }
}
