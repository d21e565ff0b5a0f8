package dev.tidewatch.oracle.material;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.oracle.alerts.ClusterAlerts;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads all topics of a cluster, in an order that a running pipeline demands: what was published lies between two looks at how far
 * the tasks are, and their inputs, and the dead letters of these, are read after the second.
 */
final class ClusterReading {

    /** Movements, figures and what people did about alerts come from these. */
    private static final List<String> INPUTS = List.of(
            "subscription-events",
            "customer-events",
            "billing-events",
            "feedback-events",
            "alert-actions",
            "fx-rates",
            "discount-terms");

    /** Only alerts and health come from these. */
    private static final List<String> MORE_INPUTS = List.of("usage-events", "support-events");

    private static final List<String> OUTPUTS = List.of(
            Topics.MRR_MOVEMENTS,
            Topics.RETENTION_METRICS,
            Topics.COHORT_RETENTION,
            Topics.AT_RISK_ALERTS,
            Topics.ALERT_OUTCOMES);

    /** All public topics that are read. */
    static final List<String> NAMES = Stream.of(OUTPUTS, INPUTS, MORE_INPUTS, List.of(Topics.DEAD_LETTERS))
            .flatMap(List::stream)
            .toList();

    private final Topics topics;
    private final CommittedRecords records;
    private final TopicDump dump;
    private final LiveRows live = new LiveRows();
    private final List<Material.Input> inputs = new ArrayList<>();
    private final Map<Integer, Instant> clocks = new HashMap<>();
    private final Map<Integer, ProcessingOrder> before = new HashMap<>();
    private final Map<Integer, ProcessingOrder> after = new HashMap<>();
    private int partitions;

    ClusterReading(Topics topics, CommittedRecords records, TopicDump dump) {
        this.topics = topics;
        this.records = records;
        this.dump = dump;
    }

    /** @param processed of the inputs: later records are not looked for in what was published */
    void read(GroupProgress processed, Progress progress) throws IOException {
        int done = 0;
        TaskClocks first = TaskClocks.read(records, topics.taskClocks());
        clocks.putAll(first.instants());
        before.putAll(first.orders());
        for (String name : OUTPUTS) {
            dump.output(name, topics.prefix() + name, live);
            progress.at(++done);
        }
        after.putAll(TaskClocks.read(records, topics.taskClocks()).orders());
        partitions = dump.control(topics.control());
        for (String name : INPUTS) {
            inputs.addAll(dump.input(name, topics.prefix() + name, processed::committed));
            progress.at(++done);
        }
        for (String name : MORE_INPUTS) {
            dump.events(name, topics.prefix() + name, processed::committed);
            progress.at(++done);
        }
        dump.output(Topics.DEAD_LETTERS, topics.deadLetters(), live);
        progress.at(++done);
    }

    /** Files of the inputs that movements and figures come from. */
    List<Material.Input> inputs() {
        return inputs;
    }

    /** The clock of each task before anything was read. */
    Map<Integer, Instant> clocks() {
        return clocks;
    }

    /** How far the tasks were before and after what was published was read. */
    ClusterAlerts.Moments moments() {
        return new ClusterAlerts.Moments(before, after);
    }

    /** How many tasks there can be. */
    int partitions() {
        return partitions;
    }

    /** That rows are missing which the pipeline is still to publish; empty if none is. */
    Optional<String> rowsBehind() {
        return live.behind(clocks.values());
    }

    /** Up to when the rows are. */
    Instant asOf() {
        return live.asOf();
    }
}
