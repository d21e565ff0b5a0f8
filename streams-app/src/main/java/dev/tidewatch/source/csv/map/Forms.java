package dev.tidewatch.source.csv.map;

import dev.tidewatch.source.csv.table.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of others that are known by their columns. Each is a map of its own, or one that has no subscriptions in it. */
public final class Forms {

    private static final List<String> MAPS = List.of("baremetrics", "chartmogul");

    /** Columns that only such a table has, and what to do with it. */
    private static final Map<List<String>, String> OTHERS = others();

    private Forms() {}

    /** The map of the form whose columns these are; empty if they are of none. */
    public static Optional<CsvMap> of(Header header) {
        return MAPS.stream().map(Forms::read).filter(map -> fits(map, header)).findFirst();
    }

    /** Returns what a table with these columns is, and why it makes no subscription; empty if nobody knows it. */
    public static Optional<String> whyNot(Header header) {
        return OTHERS.entrySet().stream()
                .filter(other -> other.getKey().stream().allMatch(header::has))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean fits(CsvMap map, Header header) {
        List<String> needed = new ArrayList<>();
        map.columns().names().forEach((field, name) -> {
            if (!map.columns().optional().contains(field)) {
                needed.add(name);
            }
        });
        return needed.stream().allMatch(header::has);
    }

    private static CsvMap read(String name) {
        try (InputStream stream = Forms.class.getResourceAsStream(name + ".properties");
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return MapFile.read("the form " + name, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<List<String>, String> others() {
        Map<List<String>, String> others = new LinkedHashMap<>();
        String instead = "; export its Manual Subscriptions or Subscription Events, or write a map (--suggest)";
        others.put(
                List.of("Invoice external ID", "Service period start"),
                "is ChartMogul's table of invoice line items, and invoices make no MRR here" + instead);
        others.put(
                List.of("Invoice external ID", "Invoiced date"),
                "is ChartMogul's table of invoices, and invoices make no MRR here" + instead);
        others.put(
                List.of("Invoice external ID", "Result"),
                "is ChartMogul's table of transactions, which say nothing of subscriptions" + instead);
        others.put(
                List.of("Plan ID", "Interval unit"),
                "is ChartMogul's list of plans, which has no subscriptions: give it as --plans beside them");
        others.put(
                List.of("Lead created at"),
                "is ChartMogul's list of customers, which says nothing of subscriptions" + instead);
        return others;
    }
}
