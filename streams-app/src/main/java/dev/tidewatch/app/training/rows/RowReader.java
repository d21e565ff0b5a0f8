package dev.tidewatch.app.training.rows;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.Incoming;
import java.time.Instant;

/** Gives the events of a log to who takes them. What the pipeline refuses is left out and counted. */
public final class RowReader implements Incoming.Receiver<String> {

    private final Taker taker;
    private final Instant present;
    private long refused;

    /** @param present what lies too far after it is refused */
    public RowReader(Taker taker, Instant present) {
        this.taker = taker;
        this.present = present;
    }

    /** Returns how many records were refused. */
    public long refused() {
        return refused;
    }

    @Override
    public void event(String key, Incoming.Event incoming) {
        if (!incoming.customerId().equals(key)) {
            refused++;
            return;
        }
        try {
            refused += taker.event(key, incoming.event(), present) ? 0 : 1;
        } catch (RuntimeException | Error e) {
            RecordFault.of(e); // throws what no customer's data can cause
            refused++;
        }
    }

    @Override
    public void undecodable(String key, Incoming.Undecodable undecodable) {
        refused++;
    }

    @Override
    public void erasure(String key, Incoming.Erasure erasure) {
        taker.forget(key);
    }

    @Override
    public void advance(String key, Incoming.Advance advance) {}

    @Override
    public void rate(String key, Incoming.RateChange change) {}

    @Override
    public void terms(String key, Incoming.TermsChange change) {}

    @Override
    public void scale(String key, Incoming.ScaleChange change) {}

    @Override
    public void order(String key) {}
}
