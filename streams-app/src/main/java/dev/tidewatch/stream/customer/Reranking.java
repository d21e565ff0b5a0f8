package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.publish.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Looks at a task's customers anew when others changed what all are ranked by; their health is told at the next release. */
final class Reranking {

    private static final int CUSTOMERS_AT_ONCE = 5_000;

    private final TaskRanking ranking;
    private final Customers customers;
    private final Releases releases;
    private final DeadLetters deadLetters;

    Reranking(Customers customers, Releases releases, DeadLetters deadLetters) {
        this.ranking = releases.ranking();
        this.deadLetters = deadLetters;
        this.customers = customers;
        this.releases = releases;
    }

    /** Begins with a scale; customers that were not looked at since the last one are compared with what they were ranked by at first. */
    void begin(RfmScale scale) {
        while (ranking.next() != null) {
            goOn();
        }
        ranking.begin(scale);
    }

    /** Some more customers; whether there are any left. */
    boolean goOn() {
        byte[] from = ranking.next();
        if (from == null) {
            return false;
        }
        List<KeyValue<byte[], CustomerState>> some = new ArrayList<>();
        try (KeyValueIterator<byte[], CustomerState> entries = customers.from(from)) {
            while (entries.hasNext() && some.size() <= CUSTOMERS_AT_ONCE) {
                some.add(entries.next());
            }
        }
        boolean more = some.size() > CUSTOMERS_AT_ONCE;
        some.subList(0, Math.min(some.size(), CUSTOMERS_AT_ONCE)).forEach(entry -> look(entry.key, entry.value));
        if (more) {
            ranking.goOnAt(some.get(CUSTOMERS_AT_ONCE).key);
        } else {
            ranking.end();
        }
        return more;
    }

    private void look(byte[] customer, CustomerState state) {
        CustomerState untold;
        try {
            Paid paid = state.history().current().paid();
            if (paid == null || !ranking.changes(paid) || state.risk().judgedAt() == null) {
                return;
            }
            untold = state.with(state.risk().toTell());
        } catch (RuntimeException | Error e) {
            deadLetters.leaveOut(customer, DeadLetters.LeftOut.RANKING, deadLetters.streamTime(), RecordFault.of(e));
            return;
        }
        customers.put(customer, untold);
        releases.note(customer, state, untold);
    }
}
