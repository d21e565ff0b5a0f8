package dev.tidewatch.app.csv;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.InputFile;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.source.csv.PlanBook;
import dev.tidewatch.source.csv.map.BadMap;
import dev.tidewatch.source.csv.map.CsvMap;
import dev.tidewatch.source.csv.map.Forms;
import dev.tidewatch.source.csv.map.MapFile;
import dev.tidewatch.source.csv.map.Suggestion;
import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.table.CsvTable;
import dev.tidewatch.source.csv.table.CsvText;
import dev.tidewatch.source.csv.table.Header;
import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table in a file, with the map it is read by: a person's, or that of the form it has. */
public final class CsvInput implements Closeable {

    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLE_ROWS = 200;
    private static final Charset OTHERWISE = Charset.forName("windows-1252");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final InputFile file;
    private final CsvMap map;
    private final CsvTable table;

    private CsvInput(InputFile file, CsvMap map, CsvTable table) {
        this.file = file;
        this.map = map;
        this.table = table;
    }

    /**
     * Opens a table and reads its header.
     *
     * @param map null to look for a form that is known
     * @throws UserError if it cannot be read, or has no form that is known
     */
    public static CsvInput open(String input, @Nullable Path map) throws IOException {
        CsvMap given = map == null ? null : map(map);
        InputFile file = InputFile.open(input);
        try {
            return read(file, given);
        } catch (BadCsv bad) {
            file.close();
            throw problem(file.name(), bad);
        } catch (IOException e) {
            file.close();
            throw unreadable(file.name(), e);
        }
    }

    private static CsvInput read(InputFile file, @Nullable CsvMap given) throws IOException {
        PushbackReader text = text(file, given);
        if (given != null) {
            return new CsvInput(file, given, new CsvTable(text, given.text().separator()));
        }
        CsvTable table = new CsvTable(text, separator(CsvText.sample(text, SAMPLE)));
        CsvMap form = Forms.of(table.header()).orElseThrow(() -> unknown(file, table.header()));
        return new CsvInput(file, form, table);
    }

    /**
     * The beginning of a map for it. A file that is not UTF-8 is taken for one in the encoding that most others are in; the map
     * says so.
     */
    public static String suggestion(String input) {
        try {
            return suggestion(input, null);
        } catch (BadCsv bad) {
            return otherwiseEncoded(input, bad);
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    private static String otherwiseEncoded(String input, BadCsv bad) {
        if (input.equals(JsonLinesReader.STANDARD_INPUT)) {
            throw problem(input, bad);
        }
        try {
            return suggestion(input, OTHERWISE);
        } catch (BadCsv | IOException e) {
            throw problem(input, bad);
        }
    }

    private static String suggestion(String input, @Nullable Charset encoding) throws IOException {
        try (InputFile file = InputFile.open(input)) {
            String sample = CsvText.sample(new PushbackReader(CsvText.of(file.stream(), encoding), SAMPLE), SAMPLE);
            char separator = separator(sample);
            CsvTable table = new CsvTable(new StringReader(sample), separator);
            return Suggestion.of(table.header(), new CsvMap.Text(separator, encoding), firstRows(table));
        }
    }

    /** Returns how often plans are billed; {@link PlanBook#NONE} for no file. */
    public static PlanBook plans(@Nullable String input) {
        if (input == null) {
            return PlanBook.NONE;
        }
        try (InputFile file = InputFile.open(input)) {
            PushbackReader text = text(file, null);
            return PlanBook.read(new CsvTable(text, separator(CsvText.sample(text, SAMPLE))));
        } catch (BadCsv bad) {
            throw problem(input, bad);
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    public InputFile file() {
        return file;
    }

    CsvMap map() {
        return map;
    }

    CsvTable table() {
        return table;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static UserError unreadable(String name, IOException e) {
        return new UserError(name + ": cannot be read: " + e.getMessage(), e);
    }

    static UserError problem(String name, BadCsv bad) {
        return new UserError(bad.in(name), bad);
    }

    private static CsvMap map(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UserError(file + ": no such file; --suggest writes the beginning of a map");
        }
        try (Reader reader = CsvText.of(Files.newInputStream(file), null)) {
            return MapFile.read(file.toString(), reader);
        } catch (BadMap bad) {
            throw new UserError(String.valueOf(bad.getMessage()), bad);
        } catch (BadCsv bad) {
            throw problem(file.toString(), bad);
        }
    }

    private static PushbackReader text(InputFile file, @Nullable CsvMap map) throws IOException {
        return new PushbackReader(
                CsvText.of(file.stream(), map == null ? null : map.text().encoding()), SAMPLE);
    }

    /** That of a form that is known; else the one that makes most columns of the header. */
    private static char separator(String sample) throws IOException {
        char best = ',';
        int most = 0;
        for (char separator : SEPARATORS) {
            Header header = header(sample, separator);
            int columns = header == null ? 0 : header.names().size();
            if (columns > most) {
                best = separator;
                most = columns;
            }
        }
        return best;
    }

    private static @Nullable Header header(String sample, char separator) throws IOException {
        try {
            return new CsvTable(new StringReader(sample), separator).header();
        } catch (BadCsv bad) {
            return null;
        }
    }

    private static List<CsvRow> firstRows(CsvTable table) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try {
            for (CsvRow row = table.next(); row != null && rows.size() < SAMPLE_ROWS; row = table.next()) {
                rows.add(row);
            }
        } catch (BadCsv cut) {
            // The sample ends within a quoted cell: what came before it is enough to guess from.
            return rows;
        }
        return rows;
    }

    private static UserError unknown(InputFile file, Header header) {
        Optional<String> known = Forms.whyNot(header);
        return new UserError(file.name() + ": "
                + known.orElse("has the columns " + String.join(", ", header.names())
                        + ", which no known form has; write the beginning of a map with --suggest --map F, look it"
                        + " through, and give it as --map F"));
    }
}
