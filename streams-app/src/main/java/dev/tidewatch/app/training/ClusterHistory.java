package dev.tidewatch.app.training;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Reads a history from the input topics of a cluster, all that is committed in them. */
public final class ClusterHistory implements Closeable {

    private final Settings settings;
    private final SchemaRegistryClient registry;

    /** Reads from the cluster of the settings. */
    public ClusterHistory(Settings settings) {
        settings.requireCluster();
        this.settings = settings;
        this.registry = RegistryClient.of(settings.schemaRegistry());
    }

    /**
     * Returns all of it as a log, which needs this open.
     *
     * @param directory for the log's files
     * @param read is told how many of the input topics were read
     */
    public HistoryLog read(Path directory, LongConsumer read) {
        HistoryLog log = new HistoryLog(
                directory,
                settings.profile(),
                "offset",
                input -> new IncomingDeserializer(
                        input, registry, settings.schemaRegistry(), settings.get(PipelineKeys.INPUT_MAX_BYTES)));
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                CommittedRecords records = CommittedRecords.of(settings.kafka())) {
            long done = 0;
            for (InputRecord<?> input : InputRecord.all()) {
                String topic = ExistingTopic.named(settings.topics().of(input), admin, settings.topics());
                for (TopicPartition partition : records.partitions(topic)) {
                    records.read(
                            partition,
                            record -> log.add(
                                    input,
                                    partition.partition(),
                                    new LogRecord(record.offset(), record.key(), record.value())));
                }
                done++;
                read.accept(done);
            }
        }
        return log;
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }
}
