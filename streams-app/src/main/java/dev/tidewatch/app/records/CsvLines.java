package dev.tidewatch.app.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Records of one topic as CSV: the key, then the fields of its record as this version knows them, one line each under a header. A
 * null is an empty cell, an array or a map is JSON; what has no value, or is no such record, has a key and nothing else.
 */
public final class CsvLines implements AutoCloseable {

    private static final String KEY = "key";

    /** What a spreadsheet takes for the beginning of a formula, wide forms of the signs among them. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Makes it text, which is what a spreadsheet itself writes. */
    private static final String APOSTROPHE = "'";

    private final ObjectMapper json = new ObjectMapper();
    private final List<Schema.Field> fields;
    private final Text text;
    private final SequenceWriter writer;

    private CsvLines(List<Schema.Field> fields, Text text, SequenceWriter writer) {
        this.fields = fields;
        this.text = text;
        this.writer = writer;
    }

    /** Says how a cell is written whose content somebody else has chosen. */
    public enum Text {
        /** With an apostrophe before what a spreadsheet would run as a formula. */
        HARMLESS,
        /** As it is, for a reader that runs nothing. */
        RAW;

        public static Text of(boolean raw) {
            return raw ? RAW : HARMLESS;
        }

        /** Returns what is written for a text. */
        public String written(String cell) {
            boolean runs = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
            return runs && this == HARMLESS ? APOSTROPHE + cell : cell;
        }
    }

    /**
     * Writes the header.
     *
     * @param out is not closed
     * @throws UserError if the topic's records have no fields
     */
    public static CsvLines of(String topic, Topics topics, Text text, Writer out) throws IOException {
        Schema schema = Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .filter(known -> known.name().equals(topic) && known.schema() != null)
                .map(Topics.Public::schema)
                .findFirst()
                .orElseThrow(() ->
                        new UserError(topic + " has no record whose fields could be columns; leave out --format csv"));
        List<Schema.Field> fields = schema.getFields();
        CsvSchema.Builder columns = CsvSchema.builder().addColumn(KEY);
        fields.forEach(field -> columns.addColumn(field.name()));
        CsvMapper mapper = new CsvMapper();
        mapper.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        SequenceWriter writer = mapper.writer(columns.build().withHeader()).writeValues(out);
        return new CsvLines(fields, text, writer);
    }

    public void write(OutputLine line) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(KEY, line.key() == null ? "" : text.written(line.key()));
        JsonNode value = line.value() == null ? json.nullNode() : json.readTree(line.value());
        for (Schema.Field field : fields) {
            String cell = cell(value.path(field.name()));
            cells.put(field.name(), isText(field.schema()) ? text.written(cell) : cell);
        }
        writer.write(cells);
        writer.flush();
    }

    /** Numbers stay numbers, below zero too. */
    private static boolean isText(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream().anyMatch(CsvLines::isText)
                : schema.getType() == Schema.Type.STRING && schema.getLogicalType() == null;
    }

    private static String cell(JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
