package dev.tidewatch.oracle;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.RegistryClient;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
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
    private final Duration patience;
    private final PrintWriter err;

    /** @param patience with a pipeline that has not processed all that is there */
    ClusterDump(Settings settings, Duration patience, PrintWriter err) {
        this.settings = settings;
        this.patience = patience;
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
                RecordLines lines = new RecordLines(registry, decoding, topics.deadLetters());
                CommittedRecords records = CommittedRecords.of(settings.kafka())) {
            Stream.concat(INPUTS.stream(), OUTPUTS.stream())
                    .forEach(name -> ExistingTopic.named(topics.prefix() + name, admin, topics));
            Drain drain = new Drain(admin, topics);
            Drain.Drained drained = drain.await(patience);
            GroupProgress before = drained.inputs();
            TopicDump dump = new TopicDump(records, lines, directory);
            Map<Integer, Instant> clocks = TaskClocks.read(records, topics.taskClocks());
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
            return new Material(
                    inputs,
                    Material.Outputs.in(directory),
                    clocks,
                    live.asOf(),
                    false,
                    null,
                    notCompared(drained, drain.inputs()));
        }
    }

    private static List<String> notCompared(Drain.Drained drained, GroupProgress after) {
        GroupProgress before = drained.inputs();
        List<String> notCompared = new ArrayList<>();
        notCompared.add("live rows: they follow the clock while they are read");
        notCompared.add("alerts: those of a cluster are not recomputed");
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
