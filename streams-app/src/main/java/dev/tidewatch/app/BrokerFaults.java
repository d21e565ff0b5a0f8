package dev.tidewatch.app;

import com.google.common.base.Throwables;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/**
 * Tells the faults that pass when the brokers are well again from those that only another start mends. Kafka Streams handles
 * most of the former itself; it gives up on a transaction that was aborted while no broker answered.
 */
final class BrokerFaults {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private BrokerFaults() {}

    /** Returns whether the thread may begin anew with what is committed. */
    static boolean pass(Throwable failure) {
        List<Throwable> causes = Throwables.getCausalChain(failure);
        return causes.stream().noneMatch(UserError.class::isInstance)
                && causes.stream()
                        .anyMatch(cause ->
                                cause instanceof RetriableException || cause instanceof TransactionAbortableException);
    }

    /** So that a fault that comes again at once does not keep a processor busy. */
    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
