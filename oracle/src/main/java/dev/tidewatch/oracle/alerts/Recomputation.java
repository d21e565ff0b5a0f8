package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.Incoming;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.stream.ClockMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;

/** The alerts of every task whose log and order are complete. One task after the other is in memory. */
final class Recomputation {

    private final Path directory;
    private final CustomerPolicy policy;
    private final List<Deserializer<Incoming>> decoders;
    private final Refused refused;
    private final Set<String> customers = new HashSet<>();
    private final List<String> notCompared = new ArrayList<>();

    /**
     * What is to be folded.
     *
     * @param directory of the copies of the log
     * @param decoders of each input, in the order of their numbers
     */
    Recomputation(Path directory, CustomerPolicy policy, List<Deserializer<Incoming>> decoders, Refused refused) {
        this.directory = directory;
        this.policy = policy;
        this.decoders = decoders;
        this.refused = refused;
    }

    /** Writes the alerts of a replay to a file. */
    void to(Path file, int partitions, TaskOrders orders) throws IOException {
        try (AlertLines alerts = new AlertLines(file, policy.profile().reportingCurrency())) {
            for (int partition = 0; partition < partitions; partition++) {
                try {
                    fold(partition, orders.of(partition), alerts);
                } catch (CannotRecompute because) {
                    notCompared.add("alerts of partition " + partition + ": they cannot be recomputed because "
                            + because.getMessage());
                }
            }
        }
    }

    /** Those of the tasks that could be recomputed. */
    Set<String> customers() {
        return customers;
    }

    /** Why the others could not, in sentences. */
    List<String> notCompared() {
        return notCompared;
    }

    private void fold(int partition, List<Run> order, AlertLines alerts) throws IOException, CannotRecompute {
        TaskReplay task =
                new TaskReplay(policy, ClockMode.EVENT, (customer, alert) -> alerts.add(partition, customer, alert));
        try (OrderedLog log = new OrderedLog(directory, partition, refused, decoders)) {
            log.handTo(task, order);
        }
        customers.addAll(task.customers().ids());
    }
}
