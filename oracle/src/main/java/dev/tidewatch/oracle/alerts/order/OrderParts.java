package dev.tidewatch.oracle.alerts.order;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The order of one task, part after part. */
public interface OrderParts extends Closeable {

    /** The next part; null if there is none. */
    @Nullable
    OrderPart next() throws IOException;
}
