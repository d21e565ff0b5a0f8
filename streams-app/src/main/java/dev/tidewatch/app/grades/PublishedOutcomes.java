package dev.tidewatch.app.grades;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.JsonRecords;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.output.AlertOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the newest outcome of each alert from a file of the topic. */
public final class PublishedOutcomes {

    private PublishedOutcomes() {}

    /**
     * Returns them.
     *
     * @throws UserError if it cannot be read
     */
    public static List<GradedAlert> in(Path file) {
        JsonRecords<AlertOutcome> records = new JsonRecords<>(AlertOutcome.class);
        Map<String, GradedAlert> newest = new TreeMap<>();
        try (JsonLinesReader lines = JsonLinesReader.open(file.toString())) {
            while (lines.hasNext()) {
                JsonLine line = lines.next();
                JsonNode value = line.value();
                GradedAlert alert = value == null ? null : OutcomeMapping.toDomain(read(line, value, records));
                String key = line.key() == null ? "" : line.key();
                if (alert == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, alert);
                }
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
        return List.copyOf(newest.values());
    }

    private static AlertOutcome read(JsonLine line, JsonNode value, JsonRecords<AlertOutcome> records) {
        try {
            return records.read(value);
        } catch (JsonMismatch mismatch) {
            throw line.valueMismatch(mismatch);
        }
    }
}
