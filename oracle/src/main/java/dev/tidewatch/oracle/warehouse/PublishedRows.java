package dev.tidewatch.oracle.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The records of the topics that tables are loaded from, in the order of each partition. */
interface PublishedRows {

    /**
     * One record.
     *
     * @param value null: its row is deleted
     */
    record Published(
            int partition,
            long offset,
            @Nullable String key,
            @Nullable JsonNode value) {}

    /** Hands over each record for each table that it is loaded into, and says how far each topic goes. */
    void read(Staging staging, BiConsumer<LoadedTable, Published> receiver) throws IOException;

    /** Takes what a replay wrote. */
    static PublishedRows ofReplay(Path directory) {
        ReplaySummary summary = ReplaySummary.in(directory).withAllRows("verify --warehouse");
        return (staging, receiver) -> {
            for (Map.Entry<String, List<LoadedTable>> topic : topics().entrySet()) {
                Path file = summary.output(topic.getKey());
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode json = ColumnForm.parsed(line);
                        Published record = new Published(
                                json.path("partition").intValue(),
                                json.path("offset").longValue(),
                                json.path("key").textValue(),
                                json.path("value").isObject() ? json.path("value") : null);
                        topic.getValue().forEach(table -> receiver.accept(table, record));
                    }
                } catch (IOException e) {
                    throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
                }
            }
        };
    }

    /** Takes what is committed on a cluster. */
    static PublishedRows ofCluster(Settings settings) {
        return (staging, receiver) -> {
            Topics topics = settings.topics();
            try (Admin admin = ClusterAdmin.of(settings.kafka());
                    SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                    RecordLines lines = new RecordLines(registry, settings.schemaRegistry(), topics.deadLetters());
                    CommittedRecords records = CommittedRecords.of(settings.kafka())) {
                for (Map.Entry<String, List<LoadedTable>> topic : topics().entrySet()) {
                    String name = ExistingTopic.named(topic.getKey(), admin, topics);
                    for (Written written : records.written(name)) {
                        long[] end = {0};
                        TopicPartition partition = written.partition();
                        records.read(written, record -> {
                            end[0] = record.offset() + 1;
                            OutputLine line = lines.of(record);
                            Published published = new Published(
                                    line.partition(),
                                    line.offset(),
                                    line.key(),
                                    line.value() == null ? null : ColumnForm.parsed(line.value()));
                            topic.getValue().forEach(table -> receiver.accept(table, published));
                        });
                        topic.getValue()
                                .forEach(table -> staging.extent(
                                        table, partition.partition(), records.beginning(partition), end[0]));
                    }
                }
            }
        };
    }

    private static Map<String, List<LoadedTable>> topics() {
        Map<String, List<LoadedTable>> topics = new LinkedHashMap<>();
        for (LoadedTable table : LoadedTable.values()) {
            topics.computeIfAbsent(table.topic(), topic -> new ArrayList<>()).add(table);
        }
        return topics;
    }
}
