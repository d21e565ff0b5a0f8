package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.risk.alert.Alert;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The recomputed alerts of all tasks, in the form of those that are published. */
final class AlertLines implements Closeable {

    private static final String TOPIC = "at-risk-alerts";

    private final Path file;
    private final Path laterFile;
    private final JsonLinesWriter certain;
    private final JsonLinesWriter later;
    private final AlertMapping mapping;
    private long count;

    AlertLines(Path directory, CustomerPolicy policy) throws IOException {
        file = directory.resolve("recomputed-alerts.jsonl");
        laterFile = directory.resolve("later-alerts.jsonl");
        certain = JsonLinesWriter.create(file.toString());
        later = JsonLinesWriter.create(laterFile.toString());
        mapping = new AlertMapping(
                policy.profile().reportingCurrency(),
                policy.risk().policy().suppression().holdout());
    }

    /** An alert of a task's customer. */
    record Line(int partition, String customer, Alert alert) {}

    /** @param certain whether it must be published; otherwise it may be */
    void add(Line line, boolean certain) {
        String text = RecordJson.text(mapping.toAvro(line.customer(), line.alert()));
        OutputLine written =
                new OutputLine(TOPIC, line.partition(), count, line.alert().updatedAt(), line.customer(), text);
        try {
            (certain ? this.certain : later).write(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count++;
    }

    Path file() {
        return file;
    }

    Path laterFile() {
        return laterFile;
    }

    @Override
    public void close() throws IOException {
        try (certain) {
            later.close();
        }
    }
}
