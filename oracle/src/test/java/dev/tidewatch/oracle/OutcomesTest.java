package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes of random customers, recomputed in SQL from what was published of their alerts and movements. */
class OutcomesTest {

    private static final long FIRST = Long.getLong("oracle.first", 0);
    private static final long LIVES = Long.getLong("oracle.stories", 25);
    private static final String FIRST_EVENT = "{\"occurredAt\": \"2023-01-01T00:00:00Z\"}";
    private static final Profile PROFILE = Profile.TIDEWATCH;

    private static final List<String> FIGURES = List.of(
            "alerts",
            "episodes",
            "right",
            "precision",
            "undecided",
            "medianLeadDays",
            "mrrLost",
            "baseRate",
            "lift",
            "burden",
            "came",
            "warned",
            "recall",
            "warnedUndecided",
            "recallUndecided",
            "mrrCame",
            "mrrWarned",
            "mrrRecall",
            "actedOn",
            "medianMinutesToAction",
            "saidSaved",
            "saidLost",
            "saidNotARisk",
            "episodesActedOn",
            "rightActedOn",
            "precisionActedOn",
            "reliability");

    private final WarnedCustomers customers = new WarnedCustomers(PROFILE);
    private final Map<String, ObjectNode> outcomes = customers.outcomes();
    private final Map<String, Instant> clocks = customers.clocks();
    private final Path directory;

    OutcomesTest(@TempDir Path directory) {
        TrustedRecords.trust();
        this.directory = directory;
        for (long seed = FIRST; seed < FIRST + LIVES; seed++) {
            customers.live(seed);
        }
    }

    @Test
    void shouldRecomputeEveryOutcomeOfRandomCustomers() throws IOException {
        assertThat(outcomes.values())
                .extracting(outcome -> outcome.get("outcome").asText())
                .contains("OPEN", "CHURNED", "CONTRACTED", "KEPT", "REACTIVATED", "EXPANDED");
        assertThat(outcomes.values())
                .extracting(outcome -> outcome.path("resolution").asText("none"))
                .contains("none", "SAVED", "LOST", "NOT_A_RISK");

        assertThat(differences(true)).isEmpty();
    }

    @Test
    void shouldRecomputeEveryGradeOfRandomCustomers() throws IOException {
        try (Database database = compared(true, "")) {
            for (String figure : FIGURES) {
                assertThat(database.number("SELECT count(DISTINCT p.\"" + figure + "\") FROM grade_pair"))
                        .as(figure)
                        .isGreaterThan(1);
            }
            assertThat(database.query(
                            "SELECT DISTINCT kind FROM published_grade ORDER BY kind", row -> row.getString(1)))
                    .containsExactly("AT_RISK", "UPSELL", "WIN_BACK");
            assertThat(found(database, "grades")).isEmpty();
        }
    }

    @Test
    void shouldFindEveryFigureOfAGradeThatIsOff() throws IOException {
        for (String figure : FIGURES) {
            String planted = figure.equals("reliability") ? "reliability[1:1]" : "'4711'";
            String one = "UPDATE published_grade SET \"" + figure + "\" = " + planted
                    + " WHERE kind = 'AT_RISK' AND NOT heldOut AND \"window\" = 'YTD' AND len(reliability) > 1";
            try (Database database = compared(true, one)) {
                assertThat(found(database, "grades"))
                        .isNotEmpty()
                        .allSatisfy(difference -> assertThat(difference.field()).isEqualTo(figure))
                        .allSatisfy(
                                difference -> assertThat(difference.subject()).matches("AT_RISK(\\|rule\\d)?\\|YTD"));
            }
        }
        try (Database database = compared(true, "DELETE FROM published_grade WHERE \"window\" = 'MTD'")) {
            assertThat(found(database, "grades"))
                    .isNotEmpty()
                    .allSatisfy(difference -> assertThat(difference.field()).isEqualTo("grade"));
        }
    }

    @Test
    void shouldFindEveryFieldThatIsOff() throws IOException {
        Map.Entry<String, ObjectNode> lost = outcomes.entrySet().stream()
                .filter(outcome -> outcome.getValue().hasNonNull("mrrLost"))
                .findFirst()
                .orElseThrow();
        String key = lost.getKey();
        Map<String, Consumer<ObjectNode>> faults = new LinkedHashMap<>();
        faults.put("outcome", outcome -> outcome.put("outcome", "KEPT"));
        faults.put("outcomeAt", outcome -> outcome.put("outcomeAt", "2024-01-01T00:00:00Z"));
        faults.put("leadDays", outcome -> outcome.put("leadDays", 4711));
        faults.put("mrrLost", outcome -> outcome.put("mrrLost", "0.000001"));
        faults.put("mrrAtRisk", outcome -> outcome.put("mrrAtRisk", "0.000001"));
        faults.put("score", outcome -> outcome.put("score", "1.000000"));
        faults.put("raisedAt", outcome -> outcome.put("raisedAt", "2024-01-01T00:00:00Z"));
        faults.put("horizonEndsAt", outcome -> outcome.put("horizonEndsAt", "2024-01-01T00:00:00Z"));
        faults.put(
                "decided",
                outcome -> outcome.put("decided", !outcome.get("decided").asBoolean()));
        faults.put(
                "heldOut",
                outcome -> outcome.put("heldOut", !outcome.get("heldOut").asBoolean()));
        faults.put("actedAt", outcome -> outcome.put("actedAt", "2024-01-01T00:00:00Z"));
        faults.put(
                "resolution",
                outcome -> outcome.put(
                        "resolution", outcome.path("resolution").asText().equals("LOST") ? "SAVED" : "LOST"));
        faults.put("customerId", outcome -> outcome.put("customerId", "somebody else"));
        faults.put("kind", outcome -> outcome.put("kind", "UPSELL"));
        faults.put("rule", outcome -> outcome.put("rule", "a rule"));
        faults.put("reportingCurrency", outcome -> outcome.put("reportingCurrency", "XXX"));
        ObjectNode right = lost.getValue().deepCopy();
        for (Map.Entry<String, Consumer<ObjectNode>> fault : faults.entrySet()) {
            ObjectNode wrong = right.deepCopy();
            fault.getValue().accept(wrong);
            outcomes.put(key, wrong);

            assertThat(differences(true)).extracting(Difference::field).containsExactly(key + " " + fault.getKey());
        }
    }

    @Test
    void shouldFindOneThatIsMissingAndOneTooMany() throws IOException {
        List<String> keys = List.copyOf(outcomes.keySet());
        ObjectNode gone = outcomes.remove(keys.get(3));
        outcomes.put("nobody|AT_RISK|2024-02-01T00:00:00.000Z", gone);

        assertThat(differences(true))
                .extracting(Difference::field)
                .containsExactlyInAnyOrder(keys.get(3) + " outcome", "nobody|AT_RISK|2024-02-01T00:00:00.000Z outcome");
    }

    /** While a cluster is read its pipeline goes on: what came at the clock that was read, or later, is no difference. */
    @Test
    void shouldBearWhatCameWhileAClusterWasRead() throws IOException {
        Map<String, Instant> read = new LinkedHashMap<>(clocks);
        read.replaceAll((customer, clock) -> clock.minus(Duration.ofDays(150)));
        clocks.putAll(read);

        assertThat(differences(true)).isNotEmpty();
        try (Database database = compared(false, "")) {
            assertThat(database.number("SELECT count(*) FROM grade_pair")).isPositive();
            assertThat(found(database, "outcomes")).isEmpty();
            assertThat(found(database, "grades")).isEmpty();
        }
    }

    private List<Difference> differences(boolean exact) throws IOException {
        try (Database database = compared(exact, "")) {
            return found(database, "outcomes");
        }
    }

    private static List<Difference> found(Database database, String kind) {
        return database.query(
                "SELECT * EXCLUDE (kind) FROM difference WHERE kind = '" + kind + "' ORDER BY ALL",
                Differences::difference);
    }

    /** @param planted a statement that makes grades wrong; empty for none */
    private Database compared(boolean exact, String planted) throws IOException {
        Path work = Files.createTempDirectory(directory, "outcomes");
        Database database = Database.in(work);
        database.run(Step.MACROS);
        database.run(Step.INPUTS);
        Given given = new Given(database);
        given.outcomes(WarnedCustomers.model(0));
        database.update("CREATE TABLE event (customer VARCHAR, partition INTEGER, content VARCHAR)");
        database.update("CREATE TABLE action (alert_id VARCHAR, at_ms BIGINT, resolution VARCHAR)");
        database.update("INSERT INTO action VALUES " + customers.actionRows());
        database.update("CREATE TABLE purchase (at_ms BIGINT)");
        database.update("CREATE TABLE answer (at_ms BIGINT)");
        database.update("CREATE TABLE difference (subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR,"
                + " recomputed VARCHAR, kind VARCHAR)");
        database.update("INSERT INTO as_of VALUES (0, ?)", exact);
        Map<Integer, Instant> partitions = new LinkedHashMap<>();
        for (Map.Entry<String, Instant> customer : clocks.entrySet()) {
            database.update("INSERT INTO event VALUES (?, ?, ?)", customer.getKey(), partitions.size(), FIRST_EVENT);
            database.update(
                    "INSERT INTO clock VALUES (?, ?)",
                    partitions.size(),
                    customer.getValue().toEpochMilli());
            partitions.put(partitions.size(), customer.getValue());
        }
        given.calendar(PROFILE, partitions);
        List<String> published = new ArrayList<>();
        outcomes.forEach((key, value) -> published.add(WarnedCustomers.line(key, value)));
        database.set("movements", Files.write(work.resolve("mrr-movements.jsonl"), customers.movements()));
        database.set("metrics", Files.createFile(work.resolve("retention-metrics.jsonl")));
        database.set("cohorts", Files.createFile(work.resolve("cohort-retention.jsonl")));
        database.set("alerts", Files.write(work.resolve("at-risk-alerts.jsonl"), customers.alerts()));
        Path newest = Files.write(work.resolve("alert-outcomes.jsonl"), published);
        database.set("outcomes", newest);
        database.run(Step.PUBLISHED);
        GradeComparison grades = new GradeComparison(database, PROFILE, WarnedCustomers.model(0));
        grades.grade(newest, work.resolve("alert-grades.jsonl"));
        if (!planted.isEmpty()) {
            database.update(planted);
        }
        database.run(Step.OUTCOMES);
        grades.compare();
        return database;
    }
}
