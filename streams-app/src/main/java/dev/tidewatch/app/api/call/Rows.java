package dev.tidewatch.app.api.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;

/** A list of records as JSON or CSV, written as it is read: a long one is never whole in memory. */
public final class Rows {

    /** A list that nothing is said about has no members beside it. */
    public static final Members NOTHING = json -> {};

    private static final JsonFactory JSON = new JsonFactory();

    private final Topics topics;

    private final CsvLines.Text text;

    public Rows(Topics topics, CsvLines.Text text) {
        this.topics = topics;
        this.text = text;
    }

    /** Adds to a JSON object, before or in a row. */
    public interface Members {

        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Says where rows come from and what stands around them.
     *
     * @param topic whose fields are the columns
     * @param name of the JSON list
     * @param before members of the JSON object before the list
     * @param rows hands over one after the other
     * @param key of a record, the first column of CSV
     * @param text of a record as JSON
     */
    public record Listing<T extends IndexedRecord>(
            String topic,
            String name,
            Members before,
            Consumer<Consumer<T>> rows,
            Function<T, String> key,
            Function<T, String> text) {

        public Listing(String topic, String name, Members before, Consumer<Consumer<T>> rows, Function<T, String> key) {
            this(topic, name, before, rows, key, RecordJson::text);
        }
    }

    /** A list that is given whole. */
    public <T extends IndexedRecord> void answer(Call request, Query query, Listing<T> listing) throws IOException {
        answer(request, query, listing, Optional.empty());
    }

    /**
     * A part of a list.
     *
     * @param next where the list goes on; empty if it does not
     */
    public <T extends IndexedRecord> void answer(Call request, Query query, Listing<T> listing, Optional<Cursor> next)
            throws IOException {
        next.ifPresent(cursor -> cursor.link(request));
        if (query.isCsv()) {
            csv(request, listing);
        } else {
            json(request, listing, next);
        }
    }

    private static <T extends IndexedRecord> void json(Call request, Listing<T> listing, Optional<Cursor> next)
            throws IOException {

        try (JsonGenerator json = JSON.createGenerator(request.answer("application/json"))) {
            json.writeStartObject();
            listing.before.write(json);
            if (next.isPresent()) {
                json.writeStringField("next", next.get().text());
            }
            json.writeArrayFieldStart(listing.name);
            listing.rows.accept(row -> write(listing.text.apply(row), json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private <T extends IndexedRecord> void csv(Call request, Listing<T> listing) throws IOException {

        try (Writer out = new OutputStreamWriter(request.answer("text/csv; charset=utf-8"), StandardCharsets.UTF_8);
                CsvLines lines = CsvLines.of(listing.topic, topics, text, out)) {
            listing.rows.accept(row -> write(row, listing, lines));
        }
    }

    private static void write(String row, JsonGenerator json) {
        try {
            json.writeRawValue(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends IndexedRecord> void write(T row, Listing<T> listing, CsvLines lines) {
        String key = listing.key.apply(row);
        try {
            lines.write(new OutputLine(listing.topic, 0, 0, Instant.EPOCH, key, RecordJson.text(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
