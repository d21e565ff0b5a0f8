package dev.tidewatch.source.ecb;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The days of {@code eurofxref-hist.csv} (dates as 2026-03-02, newest first) or {@code eurofxref.csv} (one day, as 2 March
 * 2026), in the file's order. Throws {@link BadReferenceRates} at the first line that is no day.
 */
public final class ReferenceRates implements Iterator<ReferenceDay> {

    private static final String NO_QUOTE = "N/A";
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final MappingIterator<String[]> rows;
    private final List<String> currencies;
    private long line;
    private @Nullable List<String> pending;

    /** Reads the header. */
    public ReferenceRates(InputStream csv) throws IOException {
        rows = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .readValues(csv);
        List<String> header = nextRow();
        if (header == null) {
            throw new BadReferenceRates(1, "the file is empty; it must begin with Date and currencies");
        }
        currencies = ReferenceHeader.currencies(line, header);
    }

    /** Returns the currencies in the order of their columns. */
    public List<String> currencies() {
        return currencies;
    }

    @Override
    public boolean hasNext() {
        if (pending == null) {
            pending = nextRow();
        }
        return pending != null;
    }

    @Override
    public ReferenceDay next() {
        if (!hasNext() || pending == null) {
            throw new NoSuchElementException();
        }
        List<String> row = pending;
        pending = null;
        if (row.size() != currencies.size() + 1) {
            throw new BadReferenceRates(
                    line, "has " + row.size() + " columns; it must have " + (currencies.size() + 1) + " as the header");
        }
        Map<String, BigDecimal> quotes = new TreeMap<>();
        for (int i = 0; i < currencies.size(); i++) {
            String text = row.get(i + 1);
            if (!text.equals(NO_QUOTE)) {
                quotes.put(currencies.get(i), quote(currencies.get(i), text));
            }
        }
        return new ReferenceDay(date(row.get(0)), line, quotes, currencies.size() - quotes.size());
    }

    /** Without the empty column behind the last comma; null at the end. Lines of white space are skipped. */
    private @Nullable List<String> nextRow() {
        try {
            while (rows.hasNextValue()) {
                line++;
                List<String> row = List.of(rows.nextValue());
                boolean trailing = row.size() > 1 && row.get(row.size() - 1).isEmpty();
                List<String> cells = trailing ? row.subList(0, row.size() - 1) : row;
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    return cells;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate date(String text) {
        try {
            return text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, IN_WORDS);
        } catch (DateTimeParseException e) {
            throw new BadReferenceRates(
                    line, "Date", "'" + text + "' is no day; it must be as 2026-03-02 or 2 March 2026");
        }
    }

    private BigDecimal quote(String currency, String text) {
        BigDecimal quote = number(text);
        if (quote == null || quote.signum() <= 0) {
            throw new BadReferenceRates(
                    line, currency, "'" + text + "' is no quote; it must be a number above 0, or " + NO_QUOTE);
        }
        return quote;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
