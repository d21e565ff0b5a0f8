package dev.tidewatch.oracle;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import dev.tidewatch.oracle.material.Material;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stories recomputed together, each of a partition of its own; nothing of them was published. */
final class Batch implements AutoCloseable {

    private final Database database;

    private Batch(Database database) {
        this.database = database;
    }

    /** @param clock of live rows, and what closes days */
    static Batch of(Path directory, Map<String, String> settings, Instant clock, Story... stories) throws IOException {
        return of(directory, settings, clock, List.of(stories));
    }

    static Batch of(Path directory, Map<String, String> settings, Instant clock, List<Story> stories)
            throws IOException {
        Path work = Files.createTempDirectory(directory, "batch");
        List<Material.Input> inputs = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        Map<Integer, Instant> clocks = new HashMap<>();
        for (Story story : stories) {
            int partition = inputs.size();
            Path input = Files.write(work.resolve("input-" + partition + ".jsonl"), story.arrivals());
            inputs.add(new Material.Input(partition, input.toString()));
            clocks.put(partition, story.clock());
            letters.addAll(story.letters());
        }
        Files.write(work.resolve("dead-letters.jsonl"), letters);
        Files.createFile(work.resolve("mrr-movements.jsonl"));
        Files.createFile(work.resolve("retention-metrics.jsonl"));
        Files.createFile(work.resolve("cohort-retention.jsonl"));
        Files.createFile(work.resolve("alert-outcomes.jsonl"));
        Path none = Files.createFile(work.resolve("at-risk-alerts.jsonl"));
        RecomputedAlerts alerts = new RecomputedAlerts(none, none, Set.of(), List.of());
        Database database = Database.in(work);
        Settings set = Settings.of(new SettingLayers().named("test", settings));
        new Verification(database, set, work, new PrintWriter(Writer.nullWriter()))
                .of(new Material(inputs, Material.Outputs.in(work), clocks, clock, true, alerts, List.of()));
        return new Batch(database);
    }

    /** As docs/formulas.md writes them, in order: {@code 03-02 12:00 CHURN -100 VOLUNTARY SCHEDULED}. */
    List<String> movements(String customer) {
        return rows("movement WHERE \"customerId\" = '" + customer + "' ORDER BY movement_id").stream()
                .map(row -> at(row) + " " + row.get("kind") + " " + signed(row.get("amount")) + because(row))
                .toList();
    }

    /** As docs/formulas.md writes them: {@code NEW +100 EUR = +110}, a question mark where there is no rate. */
    List<String> booked(String customer) {
        return rows("movement WHERE \"customerId\" = '" + customer + "' ORDER BY movement_id").stream()
                .map(row -> row.get("kind") + " " + signed(row.get("amount")) + " " + row.get("currency") + " = "
                        + signed(row.get("reportingAmount")))
                .toList();
    }

    /** Beside other files of the same names. */
    List<Difference> differences(Path published) {
        List.of("published_movement", "published_figure", "published_cohort", "holding", "difference")
                .forEach(table -> database.update("DROP TABLE " + table));
        List.of("published_health", "payer", "ranked", "score")
                .forEach(table -> database.update("DROP TABLE IF EXISTS " + table));
        database.update("DROP MACRO slices");
        Verification.compare(Material.Outputs.in(published), database);
        return database.query("SELECT * FROM difference ORDER BY ALL", Differences::difference);
    }

    /** The fields of the only movement, or row, that the clause finds. */
    Map<String, String> only(String from) {
        List<Map<String, String>> rows = rows(from);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " of " + from);
        }
        return rows.get(0);
    }

    List<Map<String, String>> rows(String from) {
        return database.query("SELECT * FROM " + from, Batch::fields);
    }

    private static Map<String, String> fields(ResultSet row) throws SQLException {
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            fields.put(row.getMetaData().getColumnLabel(i), row.getString(i));
        }
        return fields;
    }

    private static String at(Map<String, String> row) {
        String instant = Objects.requireNonNull(row.get("effectiveAt"));
        return instant.substring("2026-".length(), "2026-03-02T12:00".length()).replace('T', ' ');
    }

    private static String because(Map<String, String> row) {
        return row.get("churnKind") == null ? "" : " " + row.get("churnKind") + " " + row.get("reason");
    }

    /** A whole number of units of the last place, as a decimal. */
    static String plain(@Nullable String units, int places) {
        return new BigDecimal(Objects.requireNonNull(units))
                .movePointLeft(places)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String signed(@Nullable String amount) {
        if (amount == null) {
            return "?";
        }
        BigDecimal value = new BigDecimal(amount);
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return value.signum() > 0 ? "+" + plain : plain;
    }

    @Override
    public void close() {
        database.close();
    }
}
