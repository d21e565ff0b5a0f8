package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch comes to what docs/formulas.md says is published, once all corrections are. */
class FormulasPageTest {

    private static final Pattern PUBLISHED = Pattern.compile(
            "(?<movement>(?<at>\\S+ \\S+) [A-Z]+ \\S+(?: [A-Z]+ [A-Z]+)?)" + "(?: rev \\d+)?(?<voided> voided)?");
    private static final Pattern BOOKED =
            Pattern.compile("(?<movement>[A-Z]+ \\S+ [A-Z]{3}) = (?<amount>\\S+)(?: rev \\d+)?");
    private static final String REFUSED = "dead letter ";

    private final Path directory;

    FormulasPageTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldLeaveTheMovementsThatThePagePublishes() throws IOException {
        leaves(PageTable.with("at", "arrives", "published"));
    }

    /** In one batch each: they share the ids of their discounts. */
    @Test
    void shouldPriceAsThePageDoes() throws IOException {
        List<PageTable> tables = PageTable.with("at", "arrives", "priced");
        for (PageTable table : tables) {
            leaves(List.of(table));
        }
        assertThat(tables).hasSizeGreaterThan(1);
    }

    private void leaves(List<PageTable> tables) throws IOException {
        List<Story> stories = new ArrayList<>();
        Map<String, List<String>> expected = new TreeMap<>();
        for (PageTable table : tables) {
            Story story = new Story(table.place());
            Map<String, String> holding = new TreeMap<>();
            table.rows().forEach(row -> tell(story, row, holding));
            stories.add(story);
            expected.put(table.place(), List.copyOf(holding.values()));
        }

        assertThat(expected).isNotEmpty();
        assertThat(movements(stories)).isEqualTo(expected);
    }

    private static void tell(Story story, List<String> row, Map<String, String> holding) {
        String refusal = "";
        for (String published : row.get(2).split(", ", -1)) {
            Matcher movement = PUBLISHED.matcher(published);
            if (published.startsWith(REFUSED)) {
                refusal = published.substring(REFUSED.length());
            } else if (movement.matches() && movement.group("voided") == null) {
                holding.put(movement.group("at"), movement.group("movement"));
            } else if (movement.matches()) {
                holding.remove(movement.group("at"));
            }
        }
        if (refusal.isEmpty()) {
            story.at(row.get(0), row.get(1));
        } else {
            story.refused(row.get(0), row.get(1), refusal);
        }
    }

    @Test
    void shouldExplainChurnAsThePageDoes() throws IOException {
        List<Story> stories = new ArrayList<>();
        Map<String, List<String>> expected = new TreeMap<>();
        PageTable table = PageTable.with("last snapshot", "kind", "reason").get(0);
        for (List<String> row : table.rows()) {
            stories.add(new Story(row.get(0))
                    .at("03-02 12:00", "100 a month")
                    .at("03-10 12:00", row.get(0))
                    .until(Instant.parse("2027-01-01T00:00:00Z")));
            expected.put(row.get(0), List.of(row.get(1) + " " + row.get(2)));
        }

        Map<String, List<String>> churns = movements(stories);
        churns.replaceAll((customer, movements) -> movements.stream()
                .filter(movement -> movement.contains(" CHURN "))
                .map(movement -> movement.replaceFirst(".* CHURN -100 ", ""))
                .toList());
        assertThat(churns).isEqualTo(expected).hasSizeGreaterThan(10);
    }

    @Test
    void shouldBookAsThePageDoes() throws IOException {
        List<PageTable> tables = PageTable.with("at", "arrives", "booked");
        for (PageTable table : tables) {
            Story story = new Story(table.place());
            Map<String, String> expected = new LinkedHashMap<>();
            for (List<String> row : table.rows()) {
                story.at(row.get(0), row.get(1));
                for (String booked : row.get(2).split(", ", -1)) {
                    Matcher movement = BOOKED.matcher(booked);
                    if (movement.matches()) {
                        expected.put(
                                movement.group("movement"),
                                movement.group("movement") + " = " + movement.group("amount"));
                    }
                }
            }
            try (Batch batch = Batch.of(directory, Map.of(), story.clock(), story)) {
                assertThat(batch.booked(table.place())).containsExactlyElementsOf(expected.values());
            }
        }
        assertThat(tables).hasSizeGreaterThan(2);
    }

    @Test
    void shouldBeWorthWhatThePageSays() throws IOException {
        List<Story> stories = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        for (List<String> row : worthRows()) {
            String name = String.join(" less ", row.subList(0, 2));
            stories.add(new Story(name).at("03-02 12:00", snapshot(row)));
            expected.put(name, row.get(2));
        }

        Map<String, String> worth = new TreeMap<>();
        try (Batch batch = batch(stories)) {
            for (Story story : stories) {
                worth.put(story.customer(), worth(batch, story.customer()));
            }
        }
        assertThat(worth).isEqualTo(expected).hasSizeGreaterThan(12);
    }

    private static List<List<String>> worthRows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        PageTable.with("items", "discounts", "a month").forEach(table -> rows.addAll(table.rows()));
        return rows;
    }

    private static String snapshot(List<String> row) {
        return row.get(1).isEmpty()
                ? row.get(0)
                : row.get(0) + "; " + row.get(1).replace(", ", "; ");
    }

    /** By item, as each has a plan of its own. */
    private static String worth(Batch batch, String customer) {
        List<String> lines = batch.rows("leg_line WHERE customer = '" + customer + "' ORDER BY plan").stream()
                .map(line -> Batch.plain(line.get("after"), 6)
                        + ("USD".equals(line.get("currency")) ? "" : " " + line.get("currency")))
                .toList();
        return String.join(" + ", lines);
    }

    private Map<String, List<String>> movements(List<Story> stories) throws IOException {
        Map<String, List<String>> movements = new TreeMap<>();
        try (Batch batch = batch(stories)) {
            stories.forEach(story -> movements.put(story.customer(), batch.movements(story.customer())));
        }
        return movements;
    }

    private Batch batch(List<Story> stories) throws IOException {
        return Batch.of(directory, Map.of(), Instant.parse("2026-12-31T00:00:00Z"), stories);
    }
}
