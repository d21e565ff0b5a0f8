package dev.tidewatch.benchmark;

import dev.tidewatch.avro.CustomerStateSerde;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.SubscriptionHistory;

/** Prints how much the store keeps of one customer: it must not grow with the years. */
public final class StateSize {

    private static final int[] YEARS = {1, 10};

    private static final int[] USES_A_DAY = {1, 4, 32, 96};

    private StateSize() {}

    public static void main(String[] args) {
        CustomerStateSerde serde = new CustomerStateSerde();
        System.out.printf("%-14s %5s %10s %7s%n", "customer", "years", "snapshots", "bytes");
        for (CustomerKind customer : CustomerKind.values()) {
            for (int years : YEARS) {
                CustomerState state = customer.after(years);
                int bytes = serde.serializer().serialize("customers", state).length;
                System.out.printf("%-14s %5d %10d %7d%n", customer, years, snapshots(state), bytes);
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

    private static int snapshots(CustomerState state) {
        int snapshots = 0;
        for (SubscriptionHistory history : state.ledger().subscriptions()) {
            snapshots += history.retained().size() + (history.base() == null ? 0 : 1);
        }
        return snapshots;
    }
}
