package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.oracle.material.Material;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Puts what arrived and what was refused into the database; of topics that movements and figures come from. */
final class Inputs {

    private static final String TERMS = "discount-terms";

    /** The content of a record without a value. */
    private static final String NO_VALUE = "";

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "subscription-events",
            RegisteredSchema.of(SubscriptionEvent.getClassSchema()).rawSchema(),
            "customer-events",
            RegisteredSchema.of(CustomerEvent.getClassSchema()).rawSchema(),
            "billing-events",
            RegisteredSchema.of(BillingEvent.getClassSchema()).rawSchema(),
            "feedback-events",
            RegisteredSchema.of(FeedbackEvent.getClassSchema()).rawSchema(),
            "alert-actions",
            RegisteredSchema.of(AlertAction.getClassSchema()).rawSchema(),
            "fx-rates",
            RegisteredSchema.of(FxRate.getClassSchema()).rawSchema(),
            TERMS,
            RegisteredSchema.of(DiscountTerms.getClassSchema()).rawSchema());

    private final Database database;
    private final PrintWriter err;

    Inputs(Database database, PrintWriter err) {
        this.database = database;
        this.err = err;
    }

    void arrivals(List<Material.Input> inputs) {
        inputs.forEach(input -> read("arrival", input.file(), (line, rows) -> {
            Schema schema = SCHEMAS.get(line.topic());
            if (schema != null && (line.value() != null || line.topic().equals(TERMS))) {
                rows.beginRow();
                rows.append(line.topic());
                rows.append(input.partition());
                rows.append(key(line));
                rows.append(line.value() == null ? NO_VALUE : CanonicalContent.of(line.value(), schema));
                rows.endRow();
            }
        }));
    }

    /** @param prefix of the source topics' names */
    void letters(Path file, String prefix) {
        read("letter", file.toString(), (line, rows) -> {
            JsonNode letter = line.value();
            if (letter == null || !letter.path("value").isObject()) {
                return;
            }
            JsonNode headers = letter.path("headers");
            String source = headers.path(DeadLetterJson.SOURCE_TOPIC).asText();
            String topic = source.startsWith(prefix) ? source.substring(prefix.length()) : source;
            Schema schema = SCHEMAS.get(topic);
            if (schema != null) {
                rows.beginRow();
                rows.append(topic);
                rows.append(key(line));
                rows.append(CanonicalContent.of(letter.get("value"), schema));
                rows.append(headers.path(DeadLetterJson.REASON).asText());
                rows.endRow();
            }
        });
    }

    private interface Sink {

        void accept(JsonLine line, DuckDBAppender rows) throws SQLException;
    }

    private void read(String table, String file, Sink sink) {
        try (JsonLinesReader lines = JsonLinesReader.open(file);
                Progress progress = Progress.of("Reading " + file, lines.size().orElse(-1), err)) {
            database.append(table, rows -> {
                while (lines.hasNext()) {
                    sink.accept(lines.next(), rows);
                    progress.at(lines.bytesRead());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(JsonLine line) {
        @Nullable String key = line.key();
        return key == null ? "" : key;
    }
}
