package dev.tidewatch.stream;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.test.TestRecord;

/** What a pipeline has published until now, as {@code explain} reads it. */
final class PublishedTopics implements Outputs {

    private final Map<String, PublishedRow> rows = new TreeMap<>();
    private final List<TestRecord<String, MrrMovement>> movements = new ArrayList<>();

    /** Takes what came since the last call; whether there is a new row. */
    boolean take(PipelineDriver pipeline) {
        movements.addAll(pipeline.movementRecords());
        List<TestRecord<String, RetentionMetrics>> records = pipeline.rowRecords();
        for (TestRecord<String, RetentionMetrics> row : records) {
            rows.put(row.key(), new PublishedRow(row.value(), MovementsTold.of(row.headers())));
        }
        return !records.isEmpty();
    }

    Map<String, PublishedRow> newest() {
        return rows;
    }

    /** How many of the movements a row has. */
    long movements(MovementsTold of) {
        return movements.stream()
                .filter(movement -> of.has(MovementNumber.of(movement.headers())))
                .count();
    }

    @Override
    public void rows(RowReceiver receiver) {
        rows.forEach((key, row) -> receiver.row(key, () -> row));
    }

    @Override
    public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
        Map<String, List<MrrMovement>> byCustomer = new TreeMap<>();
        for (TestRecord<String, MrrMovement> movement : movements) {
            if (wanted.has(MovementNumber.of(movement.headers()))) {
                byCustomer
                        .computeIfAbsent(movement.key(), key -> new ArrayList<>())
                        .add(movement.value());
            }
        }
        byCustomer.forEach((customer, records) -> receiver.accept(new CustomerMovements(customer, records)));
    }

    @Override
    public boolean areLive() {
        return true;
    }

    @Override
    public void close() {}
}
