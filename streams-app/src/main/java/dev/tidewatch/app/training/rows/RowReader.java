package dev.tidewatch.app.training.rows;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.CustomerRules;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives the events of a log to who takes them. What the pipeline refuses is left out and counted. */
public final class RowReader implements Incoming.Receiver<HistoryLog.Place> {

    private final Taker taker;
    private final Instant present;
    private final RefusedRecords refused = new RefusedRecords();

    /** @param present what lies too far after it is refused */
    public RowReader(Taker taker, Instant present) {
        this.taker = taker;
        this.present = present;
    }

    /** Returns the records that were refused. */
    public RefusedRecords refused() {
        return refused;
    }

    @Override
    public void event(HistoryLog.Place place, Incoming.Event incoming) {
        Rejection rejected = CustomerRules.check(place.bytes(), incoming.customerId());
        if (rejected == null) {
            rejected = taken(place.key(), incoming);
        }
        if (rejected != null) {
            refused.add(place, rejected);
        }
    }

    private @Nullable Rejection taken(String customerId, Incoming.Event incoming) {
        try {
            return taker.event(customerId, incoming.event(), present);
        } catch (RuntimeException | Error e) {
            // It throws what no customer's data can cause.
            return RecordFault.rejected("the event could not be taken in", RecordFault.of(e));
        }
    }

    @Override
    public void undecodable(HistoryLog.Place place, Incoming.Undecodable undecodable) {
        refused.add(place, undecodable.rejected());
    }

    @Override
    public void erasure(HistoryLog.Place place, Incoming.Erasure erasure) {
        taker.forget(place.key());
    }

    @Override
    public void advance(HistoryLog.Place place, Incoming.Advance advance) {}

    @Override
    public void rate(HistoryLog.Place place, Incoming.RateChange change) {}

    @Override
    public void terms(HistoryLog.Place place, Incoming.TermsChange change) {}

    @Override
    public void scale(HistoryLog.Place place, Incoming.ScaleChange change) {}

    @Override
    public void weights(HistoryLog.Place place, Incoming.WeightsChange change) {}

    @Override
    public void rules(HistoryLog.Place place, Incoming.RulesChange change) {}

    @Override
    public void order(HistoryLog.Place place) {}
}
