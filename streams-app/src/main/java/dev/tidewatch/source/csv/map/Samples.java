package dev.tidewatch.source.csv.map;

import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.value.BadValue;
import dev.tidewatch.source.csv.value.Dates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first rows of a table, to guess from. */
final class Samples {

    private static final List<String> FORMS = List.of(
            Dates.ISO,
            "dd.MM.yyyy",
            "dd.MM.yyyy HH:mm",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "MM/dd/yyyy HH:mm",
            "dd-MM-yyyy",
            "yyyy/MM/dd",
            "yyyyMMdd",
            "d MMM yyyy",
            "MMM d, yyyy");

    private final List<CsvRow> rows;

    Samples(List<CsvRow> rows) {
        this.rows = rows;
    }

    /** Every form that all dates of the column have, of those that read them the same the first; none for an empty column. */
    List<String> forms(@Nullable Integer column) {
        List<String> dates = column == null ? List.of() : cells(column);
        Map<List<Instant>, String> forms = new LinkedHashMap<>();
        if (!dates.isEmpty()) {
            FORMS.forEach(form -> read(form, dates).ifPresent(instants -> forms.putIfAbsent(instants, form)));
        }
        return List.copyOf(forms.values());
    }

    private static Optional<List<Instant>> read(String form, List<String> dates) {
        Dates reader = Dates.of(form, ZoneOffset.UTC);
        try {
            return Optional.of(dates.stream().map(reader::read).toList());
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    /** Returns what the column has, without what is empty. */
    List<String> cells(int column) {
        return rows.stream()
                .filter(row -> column >= 0 && column < row.cells().size())
                .map(row -> row.cells().get(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
