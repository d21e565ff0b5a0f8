package dev.tidewatch.oracle.alerts;

import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.Orders;
import dev.tidewatch.oracle.alerts.order.WholeOrder;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The alerts of every task whose log and order are complete. One task after the other is in memory. */
final class Recomputation {

    private final CustomerPolicy policy;
    private final ClockMode mode;
    private final LogCopy log;
    private final Orders orders;
    private final Set<String> customers = new HashSet<>();
    private final List<String> notCompared = new ArrayList<>();

    Recomputation(CustomerPolicy policy, ClockMode mode, LogCopy log, Orders orders) {
        this.policy = policy;
        this.mode = mode;
        this.log = log;
        this.orders = orders;
    }

    /** Writes the alerts of all tasks into a directory. */
    RecomputedAlerts in(Path directory, int partitions) throws IOException {
        try (AlertLines alerts = new AlertLines(directory, policy)) {
            for (int partition = 0; partition < partitions; partition++) {
                try {
                    fold(partition, alerts);
                } catch (CannotRecompute because) {
                    notCompared.add("alerts of partition " + partition + ": they cannot be recomputed because "
                            + because.getMessage());
                }
            }
            return new RecomputedAlerts(alerts.file(), alerts.laterFile(), customers, notCompared);
        }
    }

    private void fold(int partition, AlertLines alerts) throws IOException, CannotRecompute {
        long certain = orders.takenBeforeAlerts(partition);
        try (WholeOrder order = new WholeOrder(orders.of(partition));
                OrderedLog ordered = new OrderedLog(log, partition)) {
            TaskReplay task = new TaskReplay(
                    policy,
                    mode,
                    log.refused(),
                    (customer, alert) ->
                            alerts.add(new AlertLines.Line(partition, customer, alert), ordered.taken() <= certain));
            ordered.handTo(task, order);
            customers.addAll(task.customers().met());
        }
    }
}
