package dev.tidewatch.source.csv;

import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.csv.map.CsvMap;
import dev.tidewatch.source.csv.map.MapFile;
import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.table.CsvTable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A table as it is translated: its records in the order of their time, and what became of each row. */
public final class CsvCase implements Receiver {

    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<SubscriptionEvent> records = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private CsvCase() {}

    public static CsvCase of(String map, String table) {
        return of(map, table, PlanBook.NONE);
    }

    static CsvCase of(String map, String table, PlanBook plans) {
        CsvCase read = new CsvCase();
        try {
            CsvMap columns = MapFile.read("the.map", new StringReader(map));
            CsvTable rows = new CsvTable(new StringReader(table), columns.text().separator());
            CsvTranslator translator = new CsvTranslator(columns, rows.header(), plans, NOW, read);
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                translator.take(row);
            }
            translator.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    public List<SubscriptionEvent> records() {
        return records.stream()
                .sorted(Comparator.comparing(SubscriptionEvent::getOccurredAt)
                        .thenComparing(record -> record.getSequence() == null ? 0 : record.getSequence()))
                .toList();
    }

    /** Records in a line each: instant, subscription, type, items, discounts, and what is scheduled. */
    List<String> lines() {
        return records().stream().map(CsvCase::line).toList();
    }

    /** What became of the rows, and the notes. */
    List<String> told() {
        return told;
    }

    private static String line(SubscriptionEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getOccurredAt())
                .append(' ')
                .append(event.getSubscriptionId())
                .append(' ')
                .append(event.getType());
        event.getItems()
                .forEach(item -> line.append(' ')
                        .append(item.getQuantity())
                        .append('x')
                        .append(item.getPlanId())
                        .append('@')
                        .append(
                                item.getAmount() == null
                                        ? item.getUnitAmount()
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        : item.getAmount().stripTrailingZeros().toPlainString() + "=")
                        .append(item.getCurrency())
                        .append('/')
                        .append(item.getIntervalCount())
                        .append(item.getInterval()));
        event.getDiscounts()
                .forEach(discount -> line.append(" off ")
                        .append(
                                discount.getPercentOff() == null
                                        ? discount.getAmountOff()
                                        : discount.getPercentOff() + "%")
                        .append(discount.getProductIds().isEmpty() ? "" : discount.getProductIds())
                        .append(discount.getEndsAt() == null ? "" : " until " + discount.getEndsAt()));
        if (event.getCancelAt() != null) {
            line.append(" ends ").append(event.getCancelAt());
        }
        return line.toString();
    }

    @Override
    public void understood(String kind) {
        told.add("understood " + kind);
    }

    @Override
    public void ignored(CsvRule rule) {
        told.add("ignored " + rule);
    }

    @Override
    public void refused(long line, Reason reason, String problem) {
        told.add("line " + line + ": " + reason + ": " + problem);
    }

    @Override
    public void record(SubscriptionEvent event) {
        records.add(event);
    }

    @Override
    public void note(String note) {
        told.add("note: " + note);
    }
}
