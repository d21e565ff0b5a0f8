package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.AlertMapping;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.risk.Alert;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The recomputed alerts of all tasks, in the form of those that are published. */
final class AlertLines implements Closeable {

    private static final String TOPIC = "at-risk-alerts";

    private final JsonLinesWriter lines;
    private final AlertMapping mapping;
    private long count;

    AlertLines(Path file, String reportingCurrency) throws IOException {
        lines = JsonLinesWriter.create(file.toString());
        mapping = new AlertMapping(reportingCurrency);
    }

    void add(int partition, String customerId, Alert alert) {
        String text = RecordJson.text(mapping.toAvro(customerId, alert));
        try {
            lines.write(new OutputLine(TOPIC, partition, count, alert.updatedAt(), customerId, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count++;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
