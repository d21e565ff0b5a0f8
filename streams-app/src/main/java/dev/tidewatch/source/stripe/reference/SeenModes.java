package dev.tidewatch.source.stripe.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Counts how much of what came is live and how much is test data: one place should send one of them. May be shared by threads. */
public final class SeenModes {

    private final Mode taken;
    private final References references;
    private long takenCount;
    private long leftOutCount;

    /** @param taken which of the two makes records */
    public SeenModes(Mode taken, References references) {
        this.taken = taken;
        this.references = references;
    }

    /** Counts an event or object; what says nothing of it counts as neither. */
    public synchronized void see(JsonNode json) {
        Mode mode = Mode.of(json, references);
        takenCount += mode == taken ? 1 : 0;
        leftOutCount += mode != null && mode != taken ? 1 : 0;
    }

    /** Says what is odd about it; empty where all is of the mode that is taken. */
    public synchronized Optional<String> warning() {
        if (leftOutCount == 0) {
            return Optional.empty();
        }
        String live = "%,d are live and %,d are test data (livemode)"
                .formatted(
                        taken == Mode.LIVE ? takenCount : leftOutCount, taken == Mode.LIVE ? leftOutCount : takenCount);
        String kept = "; only " + word(taken) + " data are taken (tidewatch.stripe.mode)";
        return Optional.of(takenCount > 0 ? live + kept : live + kept + ", so there is nothing to take");
    }

    private static String word(Mode mode) {
        return mode == Mode.LIVE ? "live" : "test";
    }
}
