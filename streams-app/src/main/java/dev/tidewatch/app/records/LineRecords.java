package dev.tidewatch.app.records;

import dev.tidewatch.app.jsonl.BadInput;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.RecordJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Lines of an input file as records of their topics' schemas. */
public final class LineRecords {

    private static final String OCCURRED_AT = "occurredAt";

    private final Map<String, Schema> schemas = new TreeMap<>();
    private final EventSpan span = new EventSpan();
    private long checked;

    public LineRecords() {
        InputRecord.all()
                .forEach(input -> schemas.put(
                        input.topic(), RegisteredSchema.of(input.schema()).rawSchema()));
    }

    /**
     * Returns if the line is a record of an input.
     *
     * @throws BadInput if it is none
     */
    public void check(JsonLine line) {
        GenericRecord unused = read(line);
        checked++;
    }

    /** Returns what a person should look at in the events that were read; empty if there is nothing. */
    public Optional<String> doubt() {
        return span.doubt();
    }

    /** Returns how many lines were records. */
    public long checked() {
        return checked;
    }

    /**
     * The line's value as a record; null for a tombstone.
     *
     * @throws BadInput if the line is no record of an input
     */
    public @Nullable GenericRecord read(JsonLine line) {
        Schema schema = schemas.get(line.topic());
        if (schema == null) {
            throw line.problem(
                    "topic " + line.topic() + " is no input; it must be one of " + String.join(", ", schemas.keySet()));
        }
        try {
            GenericRecord value = line.value() == null ? null : RecordJson.read(line.value(), schema);
            if (value != null && value.hasField(OCCURRED_AT)) {
                span.see(line, (Long) value.get(OCCURRED_AT));
            }
            return value;
        } catch (JsonMismatch mismatch) {
            throw line.valueMismatch(mismatch);
        }
    }
}
