package dev.tidewatch.oracle.alerts.order;

import dev.tidewatch.avro.order.Run;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of one task from its first record on, put together of the parts in which it was written. */
public final class WholeOrder implements Closeable {

    private final OrderParts parts;
    private long taken;

    public WholeOrder(OrderParts parts) {
        this.parts = parts;
    }

    /** The next runs; null at the end. */
    @Nullable
    public List<Run> next() throws IOException, CannotRecompute {
        OrderPart part = parts.next();
        if (part == null) {
            return null;
        }
        if (part.before() != taken) {
            throw new CannotRecompute("the order has " + taken + " records where it must have " + part.before()
                    + ": a part of the control topic is gone");
        }
        taken = part.end();
        return part.runs();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
