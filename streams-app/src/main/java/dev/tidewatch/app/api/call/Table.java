package dev.tidewatch.app.api.call;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of other things than records, as CSV.
 *
 * @param columns the header
 * @param rows as many cells each
 */
public record Table(List<String> columns, List<List<String>> rows) {

    /** Without rows yet. */
    public static Table of(String... columns) {
        return new Table(List.of(columns), new ArrayList<>());
    }

    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    public void answer(Call request) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        try (SequenceWriter csv = new CsvMapper()
                .writer(schema.build().withHeader())
                .writeValues(request.answer("text/csv; charset=utf-8"))) {
            csv.writeAll(rows);
        }
    }
}
