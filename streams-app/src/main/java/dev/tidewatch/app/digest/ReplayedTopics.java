package dev.tidewatch.app.digest;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.ReplayDirectory;
import dev.tidewatch.app.grades.PublishedOutcomes;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.JsonRecords;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files that a replay wrote. */
public final class ReplayedTopics implements DigestSource {

    private final Outputs outputs;
    private final Path alerts;
    private final Path outcomes;

    /**
     * Reads what {@code tidewatch replay --output directory} wrote.
     *
     * @throws UserError if a file is missing
     */
    public ReplayedTopics(Path directory, ReplaySummary summary) {
        outputs = ReplayDirectory.at(directory);
        alerts = summary.output(Topics.AT_RISK_ALERTS);
        outcomes = summary.output(Topics.ALERT_OUTCOMES);
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public void alerts(AlertReceiver receiver) {
        JsonRecords<RiskAlert> records = new JsonRecords<>(RiskAlert.class);
        try (JsonLinesReader lines = JsonLinesReader.open(alerts.toString())) {
            while (lines.hasNext()) {
                JsonLine line = lines.next();
                if (line.key() != null) {
                    receiver.alert(line.key(), read(line, records));
                }
            }
        } catch (IOException e) {
            throw new UserError(alerts + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable RiskAlert read(JsonLine line, JsonRecords<RiskAlert> records) {
        try {
            return line.value() == null ? null : records.read(line.value());
        } catch (JsonMismatch mismatch) {
            throw line.valueMismatch(mismatch);
        }
    }

    @Override
    public List<GradedAlert> outcomes() {
        return PublishedOutcomes.in(outcomes);
    }

    @Override
    public void close() {
        outputs.close();
    }
}
