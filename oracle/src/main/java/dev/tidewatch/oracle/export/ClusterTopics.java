package dev.tidewatch.oracle.export;

import static dev.tidewatch.oracle.Database.quoted;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.oracle.Database;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Copies what a cluster has committed to its output topics into files, as {@code replay} writes them. */
final class ClusterTopics {

    private final Settings settings;
    private final Database database;
    private final PrintWriter err;

    ClusterTopics(Settings settings, Database database, PrintWriter err) {
        this.settings = settings;
        this.database = database;
        this.err = err;
    }

    /** Reads all of them into files of the directory. */
    void into(Path directory) throws IOException {
        Map<String, Object> decoding = new HashMap<>(settings.schemaRegistry());
        // By this version's schema, whichever a record was written with.
        decoding.put("specific.avro.reader", true);
        Topics topics = settings.topics();
        List<Topics.Public> outputs = topics.outputs().stream()
                .filter(output -> output.schema() != null)
                .toList();
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                RecordLines lines = new RecordLines(registry, decoding, topics.deadLetters());
                CommittedRecords records = CommittedRecords.of(settings.kafka());
                Progress progress = Progress.of("Reading the cluster", outputs.size(), err)) {
            outputs.forEach(output -> ExistingTopic.named(output.name(), admin, topics));
            int done = 0;
            for (Topics.Public output : outputs) {
                Path file = directory.resolve(
                        output.name().substring(topics.prefix().length()) + ".jsonl");
                Path all = output.compacted() ? directory.resolve("all.jsonl") : file;
                copy(output.name(), records, lines, all);
                if (output.compacted()) {
                    keepLast(all, file);
                }
                progress.at(++done);
            }
        }
    }

    private static void copy(String topic, CommittedRecords records, RecordLines lines, Path file) throws IOException {
        try (JsonLinesWriter writer = JsonLinesWriter.create(file.toString())) {
            for (Written partition : records.written(topic)) {
                records.read(partition, record -> write(writer, lines.of(record)));
            }
        }
    }

    /** The broker compacts later than a reader looks; a record without a value ends its key. */
    private void keepLast(Path all, Path last) {
        database.run(
                """
                COPY (
                    SELECT partition, "offset", value
                    FROM (
                        SELECT * FROM read_json(%s, format = 'newline_delimited',
                            columns = {partition: 'INTEGER', "offset": 'BIGINT', "key": 'VARCHAR', value: 'JSON'})
                        QUALIFY row_number() OVER (PARTITION BY "key" ORDER BY partition, "offset" DESC) = 1
                    )
                    WHERE value IS NOT NULL AND json_type(value) <> 'NULL'
                    ORDER BY partition, "offset"
                ) TO %s (FORMAT json)
                """.formatted(quoted(all.toString()), quoted(last.toString())),
                "keep the newest record of each key of " + last.getFileName());
    }

    private static void write(JsonLinesWriter writer, OutputLine line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
