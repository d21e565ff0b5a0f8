package dev.tidewatch.app.explain;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.app.registry.RegisteredValues;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The output topics of a cluster, each as it was written when its reading begins. */
public final class ClusterOutputs implements Outputs {

    private final RegisteredValues values;
    private final CommittedRecords records;
    private final String rows;
    private final String movements;

    private ClusterOutputs(Settings settings, String rows, String movements) {
        this.rows = rows;
        this.movements = movements;
        values = new RegisteredValues(settings.schemaRegistry());
        records = CommittedRecords.of(settings.kafka());
    }

    /**
     * Opens the outputs of the settings' application.
     *
     * @throws UserError if the cluster does not answer or does not have them
     */
    public static ClusterOutputs of(Settings settings) {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            Topics topics = settings.topics();
            return new ClusterOutputs(
                    settings,
                    ExistingTopic.named(topics.metrics(), admin, topics),
                    ExistingTopic.named(topics.movements(), admin, topics));
        }
    }

    @Override
    public void rows(RowReceiver receiver) {
        for (Written written : records.written(rows)) {
            TopicPartition partition = written.partition();
            records.read(written, record -> {
                if (record.key() != null && record.value() != null) {
                    receiver.row(
                            text(record.key()),
                            () -> new PublishedRow(
                                    values.decoded(partition, record.value(), RetentionMetrics.class),
                                    MovementsTold.of(record.headers())));
                }
            });
        }
    }

    /** One partition after the other: a customer is in one only. */
    @Override
    public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
        for (Written written : records.written(movements)) {
            TopicPartition partition = written.partition();
            Map<String, List<byte[]>> byCustomer = new HashMap<>();
            records.read(written, record -> {
                boolean isWanted = wanted.has(MovementNumber.of(record.headers()));
                if (isWanted && record.key() != null && record.value() != null) {
                    byCustomer
                            .computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                            .add(record.value());
                }
            });
            byCustomer.forEach((customer, encoded) -> receiver.accept(new CustomerMovements(
                    customer,
                    encoded.stream()
                            .map(value -> values.decoded(partition, value, MrrMovement.class))
                            .toList())));
        }
    }

    @Override
    public boolean areLive() {
        return true;
    }

    @Override
    public void close() {
        records.close();
        values.close();
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
