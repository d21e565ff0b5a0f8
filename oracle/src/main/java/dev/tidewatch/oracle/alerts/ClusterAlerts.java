package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.avro.input.ControlDeserializer;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.oracle.alerts.order.Orders;
import dev.tidewatch.state.ProcessingOrder;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The alerts of a cluster, recomputed. A running pipeline goes on while it is read: the alerts are read between two moments at
 * which the state of each task says how far it is. What came of records up to the first must be published; what came up to the
 * second may be.
 */
public final class ClusterAlerts {

    private final Settings settings;
    private final SchemaRegistryClient registry;
    private final Path directory;
    private final ClusterLog log;

    /** @param directory for copies of what the tasks read, as large as that */
    public ClusterAlerts(Settings settings, SchemaRegistryClient registry, Path directory) {
        this.settings = settings;
        this.registry = registry;
        this.directory = directory;
        this.log = new ClusterLog(directory);
    }

    /**
     * The last part of each task's order, by partition, as its state has it.
     *
     * @param before the alerts were read
     * @param after the alerts were read, and before the inputs and the control topic were
     */
    public record Moments(Map<Integer, ProcessingOrder> before, Map<Integer, ProcessingOrder> after) {}

    /** Takes the records of the inputs and of the control topic. */
    public ClusterLog log() {
        return log;
    }

    /** Recomputes them once the log is copied. */
    public RecomputedAlerts recompute(Moments moments, Path deadLetters, int partitions) throws IOException {
        Refused refused = Refused.in(deadLetters, settings.topics().prefix());
        Orders orders = new ControlOrders(directory, moments.before(), moments.after(), log.gone());
        List<Deserializer<Incoming>> decoders = decoders();
        try {
            LogCopy copy = new LogCopy(directory, decoders, refused, log::processed);
            return new Recomputation(settings.policy(), settings.get(PipelineKeys.CLOCK), copy, orders)
                    .in(directory, partitions);
        } finally {
            decoders.forEach(Deserializer::close);
        }
    }

    /** Whatever was too large for the pipeline is among the dead letters. */
    private List<Deserializer<Incoming>> decoders() {
        List<Deserializer<Incoming>> decoders = new ArrayList<>();
        InputRecord.events()
                .forEach(input -> decoders.add(
                        new IncomingDeserializer(input, registry, settings.schemaRegistry(), Integer.MAX_VALUE)));
        decoders.add(LogPartition.CONTROL, new ControlDeserializer());
        return decoders;
    }
}
