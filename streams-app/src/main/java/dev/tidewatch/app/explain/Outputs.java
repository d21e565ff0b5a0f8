package dev.tidewatch.app.explain;

import dev.tidewatch.avro.told.MovementsTold;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads what a pipeline published, in memory that one customer, or one partition of customers, fits in. */
public interface Outputs extends AutoCloseable {

    /** Receives a row's key and, if it wants it, the row. */
    interface RowReceiver {

        void row(String key, Supplier<PublishedRow> row);
    }

    /** Hands over all metric rows; of one key the last holds. */
    void rows(RowReceiver receiver);

    /** Hands over of each customer once those of its movements that a row has. */
    void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver);

    /** Says that rows were left out, to be added to a sentence; empty if none were. */
    default String leftOut() {
        return "";
    }

    /** Returns whether more may be published while this is read. */
    boolean areLive();

    @Override
    void close();
}
