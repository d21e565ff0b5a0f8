package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import java.util.ArrayList;
import java.util.List;

/** Prints how much the store keeps of one customer, and what that takes in heap: it must not grow with the years. */
public final class StateSize {

    private static final int[] YEARS = {1, 10};

    private static final int[] USES_A_DAY = {1, 4, 32, 96};
    private static final int SAMPLES = 3_000;
    private static final int COLLECTIONS = 3;

    private StateSize() {}

    public static void main(String[] args) {
        TrustedRecords.trust();
        CustomerStateSerde serde = new CustomerStateSerde();
        System.out.printf("%-14s %5s %10s %7s %7s%n", "customer", "years", "snapshots", "bytes", "in heap");
        for (CustomerKind customer : CustomerKind.values()) {
            for (int years : YEARS) {
                CustomerState state = customer.after(years);
                byte[] stored = serde.serializer().serialize("customers", state);
                System.out.printf(
                        "%-14s %5d %10d %7d %7d%n",
                        customer, years, snapshots(state), stored.length, inHeap(serde, stored));
            }
        }
        printUse(serde);
    }

    /** By how much use makes it grow. */
    private static void printUse(CustomerStateSerde serde) {
        System.out.printf("%n%-14s %8s%n", "uses a day", "bytes");
        int without = serde.serializer().serialize("customers", CustomerKind.MONTHLY.after(1)).length;
        for (int usesADay : USES_A_DAY) {
            CustomerState state = CustomerKind.MONTHLY.used(1, usesADay);
            int bytes = serde.serializer().serialize("customers", state).length;
            System.out.printf("%-14d %8d%n", usesADay, bytes - without);
        }
    }

    /** Bytes of a state whose every part was asked for. */
    private static long inHeap(CustomerStateSerde serde, byte[] stored) {
        List<CustomerState> states = new ArrayList<>(SAMPLES);
        long before = used();
        for (int sample = 0; sample < SAMPLES; sample++) {
            CustomerState state = serde.deserializer().deserialize("customers", stored.clone());
            state.ledger();
            state.history();
            state.risk();
            state.engagement();
            states.add(state);
        }
        long taken = used() - before;
        return taken / states.size();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int time = 0; time < COLLECTIONS; time++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int snapshots(CustomerState state) {
        int snapshots = 0;
        for (SubscriptionHistory history : state.ledger().subscriptions()) {
            snapshots += history.retained().size() + (history.base() == null ? 0 : 1);
        }
        return snapshots;
    }
}
