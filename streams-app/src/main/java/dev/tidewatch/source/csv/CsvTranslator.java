package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.map.CsvMap;
import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.map.Rows;
import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.table.Header;
import java.time.Instant;

/** Takes the rows of a table, in any order, and hands out their records when all are there. */
public final class CsvTranslator {

    private final CsvMap map;
    private final Layout layout;
    private final Sales sales;
    private final PaidPeriods periods;
    private final Changes changes;
    private final Receiver receiver;

    /**
     * A translation of one table.
     *
     * @param plans how often plans are billed, where the table does not say it
     * @param now what lies after it has not happened yet
     * @throws BadCsv if a column is missing, or there twice
     */
    public CsvTranslator(CsvMap map, Header header, PlanBook plans, Instant now, Receiver receiver) {
        this.map = map;
        this.layout = new Layout(map, header);
        this.sales = new Sales(map.cells(), plans);
        this.periods = new PaidPeriods(now, receiver);
        this.changes = new Changes(now, receiver);
        this.receiver = receiver;
        if (!layout.has(Field.INTERVAL) && !plans.isKnown()) {
            throw new BadCsv("nothing says how often a plan is billed: give the list of plans (--plans F), or name"
                    + " column.interval or value.interval in a map");
        }
    }

    public void take(CsvRow row) {
        if (row.isEmpty()) {
            receiver.ignored(CsvRule.EMPTY_ROW);
            return;
        }
        try {
            Cells cells = new Cells(layout, row);
            CsvMap.Cells form = map.cells();
            if (map.rows() == Rows.PERIODS) {
                periods.add(row.line(), Paid.of(cells, sales, form.dates(), form.lastDayIsPaid()));
            } else {
                changes.add(row.line(), Change.of(cells, sales, form.dates(), form.statuses()));
            }
        } catch (CsvMismatch mismatch) {
            receiver.refused(row.line(), mismatch.reason(), mismatch.problem());
        }
    }

    /** When all rows are taken. */
    public void finish() {
        periods.finish();
        changes.finish();
        addNotes();
    }

    private void addNotes() {
        long dayLater = map.cells().lastDayIsPaid() ? 0 : periods.gapsOf(1);
        long dayBefore = map.cells().lastDayIsPaid() ? periods.gapsOf(-1) : 0;
        if (dayLater > 0) {
            receiver.note(
                    dayLater + " periods are followed by another that begins a day after they end: if the day of their"
                            + " end is still paid, say last.day.is.paid = yes");
        }
        if (dayBefore > 0) {
            receiver.note(
                    dayBefore + " periods are followed by another that begins on the last day that is paid: if that day"
                            + " is not paid, say last.day.is.paid = no");
        }
    }
}
