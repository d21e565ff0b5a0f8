package dev.tidewatch.oracle.material;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.preflight.FormerSettings;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.profile.SettingChange;
import dev.tidewatch.oracle.alerts.ClusterAlerts;
import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Copies of a cluster's topics: the inputs up to what the pipeline has committed, and what it published, which is in the same
 * transactions. What moves meanwhile is said, not guessed.
 */
public final class ClusterDump {

    private final Settings settings;
    private final Duration patience;
    private final PrintWriter err;

    /**
     * Makes copies of the cluster that the settings name.
     *
     * @param patience with a pipeline that has not processed all that is there
     */
    public ClusterDump(Settings settings, Duration patience, PrintWriter err) {
        this.settings = settings;
        this.patience = patience;
        this.err = err;
    }

    /** Reads all of it into files of the directory. */
    public Material into(Path directory) throws IOException {
        Map<String, Object> decoding = new HashMap<>(settings.schemaRegistry());
        // By this version's schema, whichever an event was written with.
        decoding.put("specific.avro.reader", true);
        Topics topics = settings.topics();
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                RecordLines lines = new RecordLines(registry, decoding, topics.deadLetters());
                CommittedRecords records = CommittedRecords.of(settings.kafka())) {
            ClusterReading.NAMES.forEach(name -> ExistingTopic.named(topics.prefix() + name, admin, topics));
            Drain drain = new Drain(admin, topics);
            Drain.Drained drained = drain.await(patience);
            ClusterAlerts alerts = new ClusterAlerts(settings, registry, directory);
            ClusterReading reading =
                    new ClusterReading(topics, records, new TopicDump(records, lines, directory, alerts.log()));
            try (Progress progress = Progress.of("Reading the cluster", ClusterReading.NAMES.size(), err)) {
                reading.read(drained.inputs(), progress);
            }
            Material.Outputs outputs = Material.Outputs.in(directory);
            RecomputedAlerts recomputed =
                    alerts.recompute(reading.moments(), outputs.deadLetters(), reading.partitions());
            List<String> notCompared = notCompared(drained, drain.inputs());
            reading.rowsBehind().ifPresent(notCompared::add);
            notCompared.addAll(recomputed.notCompared());
            FormerSettings.changes(admin, settings).forEach(change -> notCompared.add(underAnother(change)));
            return new Material(
                    reading.inputs(), outputs, reading.clocks(), reading.asOf(), false, recomputed, notCompared);
        }
    }

    private static String underAnother(SettingChange change) {
        return "what was published before a setting changed (" + change
                + "): all is recomputed as if it had always been so, and differences of that time may come from there";
    }

    private static List<String> notCompared(Drain.Drained drained, GroupProgress after) {
        GroupProgress before = drained.inputs();
        List<String> notCompared = new ArrayList<>();
        notCompared.add("live rows: they follow the clock while they are read");
        if (drained.ownBehind() > 0) {
            notCompared.add(
                    drained.ownBehind()
                            + " messages of the pipeline to itself that it had not processed; differences of rows may come from them, run it again when the pipeline runs");
        }
        before.lag()
                .forEach((topic, records) -> notCompared.add(records + " records of " + topic
                        + " that the pipeline had not processed when the reading began"));
        after.since(before)
                .forEach(
                        (topic, records) -> notCompared.add(
                                records + " records of " + topic
                                        + " that the pipeline processed meanwhile; differences may come from them, run it again when inputs rest"));
        return notCompared;
    }
}
