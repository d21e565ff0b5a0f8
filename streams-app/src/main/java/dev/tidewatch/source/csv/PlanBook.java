package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.table.CsvTable;
import dev.tidewatch.source.csv.table.Header;
import dev.tidewatch.source.csv.value.BadValue;
import dev.tidewatch.source.csv.value.Decimals;
import dev.tidewatch.source.csv.value.Period;
import dev.tidewatch.source.csv.value.Periods;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows how often each plan is billed, from a table of its own: Plan ID, Interval unit and Interval count, as ChartMogul has it. */
public final class PlanBook {

    /** Nothing is known, and nothing need be. */
    public static final PlanBook NONE = new PlanBook(Map.of());

    private static final Periods PERIODS = new Periods(Map.of());

    private final Map<String, Period> periods;

    private PlanBook(Map<String, Period> periods) {
        this.periods = periods;
    }

    /**
     * Reads the list of plans to its end.
     *
     * @throws BadCsv if it is no such table
     */
    public static PlanBook read(CsvTable table) throws IOException {
        int plan = column(table.header(), "Plan ID");
        int unit = column(table.header(), "Interval unit");
        int count = column(table.header(), "Interval count");
        Map<String, Period> periods = new HashMap<>();
        for (CsvRow row = table.next(); row != null; row = table.next()) {
            if (row.cells().size() < table.header().names().size()) {
                throw new BadCsv(row.line(), "has fewer cells than the header");
            }
            String id = row.cells().get(plan).strip();
            Period period = period(
                    row, row.cells().get(unit).strip(), row.cells().get(count).strip());
            Period before = periods.put(id, period);
            if (before != null && !before.equals(period)) {
                throw new BadCsv(row.line(), "gives the plan '" + id + "' another interval than a row before it");
            }
        }
        return new PlanBook(periods);
    }

    boolean isKnown() {
        return this != NONE;
    }

    /** Null for one that it does not have. */
    @Nullable
    Period period(String plan) {
        return periods.get(plan);
    }

    private static int column(Header header, String name) {
        List<Integer> found = header.columns(name);
        if (found.size() != 1) {
            throw new BadCsv(
                    header.line(),
                    "must have the column '" + name + "' once, to be a list of plans; it has "
                            + String.join(", ", header.names()));
        }
        return found.get(0);
    }

    private static Period period(CsvRow row, String unit, String count) {
        try {
            return PERIODS.read(unit, Decimals.PLAIN.readWhole(count, "count of intervals"));
        } catch (BadValue e) {
            throw new BadCsv(row.line(), e.problem());
        }
    }
}
