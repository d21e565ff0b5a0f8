package dev.tidewatch.oracle;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.RegistryClient;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Copies of a cluster's topics: the inputs up to what the pipeline has committed, and what it published, which is in the same
 * transactions. What moves meanwhile is said, not guessed.
 */
final class ClusterDump {

    private static final List<String> INPUTS =
            List.of("subscription-events", "customer-events", "billing-events", "feedback-events", "fx-rates");
    private static final List<String> OUTPUTS =
            List.of(Topics.MRR_MOVEMENTS, Topics.RETENTION_METRICS, "cohort-retention", Topics.DEAD_LETTERS);
    private static final List<String> NAMES =
            Stream.of(INPUTS, OUTPUTS).flatMap(List::stream).toList();

    private final Settings settings;
    private final PrintWriter err;

    ClusterDump(Settings settings, PrintWriter err) {
        this.settings = settings;
        this.err = err;
    }

    /** Reads all of it into files of the directory. */
    Material into(Path directory) throws IOException {
        Map<String, Object> decoding = new HashMap<>(settings.schemaRegistry());
        // By this version's schema, whichever an event was written with.
        decoding.put("specific.avro.reader", true);
        Topics topics = settings.topics();
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                RecordLines lines = new RecordLines(registry, decoding, topics.deadLetters())) {
            Stream.concat(INPUTS.stream(), OUTPUTS.stream())
                    .forEach(name -> ExistingTopic.named(topics.prefix() + name, admin, topics));
            GroupProgress before = GroupProgress.of(admin, topics);
            TopicDump dump = new TopicDump(settings.kafka(), lines, directory);
            Map<Integer, Instant> clocks = TaskClocks.read(settings.kafka(), topics.taskClocks());
            List<Material.Input> inputs = new ArrayList<>();
            LiveRows live = new LiveRows();
            try (Progress progress = Progress.of("Reading the cluster", INPUTS.size() + OUTPUTS.size(), err)) {
                int done = 0;
                for (String name : NAMES) {
                    if (INPUTS.contains(name)) {
                        inputs.addAll(dump.input(name, topics.prefix() + name, before::committed));
                    } else {
                        dump.output(name, topics.prefix() + name, live);
                    }
                    progress.at(++done);
                }
            }
            GroupProgress after = GroupProgress.of(admin, topics);
            return new Material(
                    inputs, Material.Outputs.in(directory), clocks, live.asOf(), false, notCompared(before, after));
        }
    }

    private static List<String> notCompared(GroupProgress before, GroupProgress after) {
        List<String> notCompared = new ArrayList<>();
        notCompared.add("live rows: they follow the clock while they are read");
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
