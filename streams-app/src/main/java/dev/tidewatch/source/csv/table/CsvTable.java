package dev.tidewatch.source.csv.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file below its header, in the file's order. Quotes and line breaks in cells are as RFC 4180 has them. */
public final class CsvTable {

    private static final CsvFactory FACTORY =
            CsvFactory.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private final CsvParser parser;
    private final char separator;
    private final Header header;
    private long line = 1;

    /**
     * Reads the header, which is the first row that is not empty.
     *
     * @throws BadCsv if there is none
     */
    public CsvTable(Reader text, char separator) throws IOException {
        this.separator = separator;
        this.parser = FACTORY.createParser(text);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
        parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
        parser.nextToken();
        CsvRow first = nextFilled();
        if (first == null) {
            throw new BadCsv("is empty; the first row must name the columns");
        }
        header = new Header(first);
    }

    public Header header() {
        return header;
    }

    public char separator() {
        return separator;
    }

    /**
     * The next row; null at the end. Lines with nothing in them are passed over.
     *
     * @throws BadCsv if quotes do not match
     */
    public @Nullable CsvRow next() throws IOException {
        CsvRow row = nextRow();
        while (row != null && row.cells().size() == 1 && row.cells().get(0).isBlank()) {
            row = nextRow();
        }
        return row;
    }

    private @Nullable CsvRow nextFilled() throws IOException {
        CsvRow row = nextRow();
        while (row != null && row.isEmpty()) {
            row = nextRow();
        }
        return row;
    }

    private @Nullable CsvRow nextRow() throws IOException {
        try {
            line = parser.currentLocation().getLineNr();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            List<String> cells = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                cells.add(parser.getText());
            }
            return new CsvRow(line, cells);
        } catch (JsonProcessingException e) {
            throw new BadCsv(line, problem(e.getOriginalMessage()));
        }
    }

    private static String problem(String message) {
        return message.startsWith("Missing closing quote")
                ? "a cell of this row begins with a quote that is never closed; a quote within quotes must be doubled"
                : "is no CSV: " + message + "; a quote within quotes must be doubled";
    }
}
