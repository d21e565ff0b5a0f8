package dev.tidewatch.app.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.stream.Topics;
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

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> fields;
    private final SequenceWriter writer;

    private CsvLines(List<String> fields, SequenceWriter writer) {
        this.fields = fields;
        this.writer = writer;
    }

    /**
     * Writes the header.
     *
     * @param out is not closed
     * @throws UserError if the topic's records have no fields
     */
    public static CsvLines of(String topic, Topics topics, Writer out) throws IOException {
        Schema schema = Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .filter(known -> known.name().equals(topic) && known.schema() != null)
                .map(Topics.Public::schema)
                .findFirst()
                .orElseThrow(() ->
                        new UserError(topic + " has no record whose fields could be columns; leave out --format csv"));
        List<String> fields =
                schema.getFields().stream().map(Schema.Field::name).toList();
        CsvSchema.Builder columns = CsvSchema.builder().addColumn(KEY);
        fields.forEach(columns::addColumn);
        CsvMapper mapper = new CsvMapper();
        mapper.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        SequenceWriter writer = mapper.writer(columns.build().withHeader()).writeValues(out);
        return new CsvLines(fields, writer);
    }

    public void write(OutputLine line) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(KEY, line.key() == null ? "" : line.key());
        JsonNode value = line.value() == null ? json.nullNode() : json.readTree(line.value());
        for (String field : fields) {
            cells.put(field, cell(value.path(field)));
        }
        writer.write(cells);
        writer.flush();
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
