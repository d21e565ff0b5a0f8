package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.CustomerTransition;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.PublishedRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes of random customers, recomputed in SQL from what was published of their alerts and movements. */
class OutcomesTest {

    private static final long FIRST = Long.getLong("oracle.first", 0);
    private static final long LIVES = Long.getLong("oracle.stories", 25);
    private static final Profile PROFILE = Profile.TIDEWATCH;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> movements = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private final Map<String, ObjectNode> outcomes = new LinkedHashMap<>();
    private final Map<String, Instant> clocks = new LinkedHashMap<>();
    private final Path directory;

    OutcomesTest(@TempDir Path directory) {
        this.directory = directory;
        for (long seed = FIRST; seed < FIRST + LIVES; seed++) {
            live(seed);
        }
    }

    @Test
    void shouldRecomputeEveryOutcomeOfRandomCustomers() throws IOException {
        assertThat(outcomes.values())
                .extracting(outcome -> outcome.get("outcome").asText())
                .contains("OPEN", "CHURNED", "CONTRACTED", "KEPT", "REACTIVATED", "EXPANDED");

        assertThat(differences(true)).isEmpty();
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
        assertThat(differences(false)).isEmpty();
    }

    private void live(long seed) {
        String customer = "cus_" + seed;
        RiskModel model =
                new RiskModel(ScorecardFile.builtIn(), JudgedLife.model(seed).policy());
        CustomerFold fold =
                new CustomerFold(new CustomerPolicy(PROFILE, model), PublishedRates.table(seed, PROFILE.rates()));
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        for (CustomerEvent event : JudgedLife.from(seed)) {
            CustomerTransition transition = fold.apply(state, event, clock, event.occurredAt());
            write(customer, transition);
            state = transition.state();
            clock = transition.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            state = advanced(customer, fold, state, clock);
        }
        clock = clock.plus(Duration.ofDays(seed % 3 * 60)).plusMillis(1);
        advanced(customer, fold, state, clock);
        clocks.put(customer, clock);
    }

    private CustomerState advanced(String customer, CustomerFold fold, CustomerState from, Instant clock) {
        CustomerState state = from;
        while (state.nextDue() != null && state.nextDue().isBefore(clock)) {
            CustomerTransition transition = fold.advance(state, clock);
            write(customer, transition);
            state = transition.state();
        }
        return state;
    }

    private void write(String customer, CustomerTransition transition) {
        transition
                .corrections()
                .forEach(correction -> movements.add(
                        line(customer, new MovementMapping(PROFILE).toAvro(customer, correction, Instant.EPOCH))));
        transition
                .news()
                .alerts()
                .forEach(alert -> alerts.add(line(customer, new AlertMapping("USD").toAvro(customer, alert))));
        transition.news().outcomes().forEach(outcome -> {
            String key = OutcomeMapping.key(customer, outcome);
            outcomes.put(key, value(new OutcomeMapping("USD").toAvro(customer, outcome)));
        });
    }

    private static String line(String key, SpecificRecord record) {
        return line(key, value(record));
    }

    private static String line(String key, ObjectNode value) {
        ObjectNode line = JSON.createObjectNode().put("key", key).put("offset", 1);
        line.set("value", value);
        return line.toString();
    }

    private static ObjectNode value(SpecificRecord record) {
        try {
            return (ObjectNode) JSON.readTree(RecordJson.text(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Difference> differences(boolean exact) throws IOException {
        Path work = Files.createTempDirectory(directory, "outcomes");
        try (Database database = Database.in(work)) {
            database.run(Step.MACROS);
            database.run(Step.INPUTS);
            new Given(database)
                    .outcomes(new RiskModel(
                                    ScorecardFile.builtIn(), JudgedLife.model(0).policy())
                            .outcomes());
            database.update("CREATE TABLE event (customer VARCHAR, partition INTEGER)");
            database.update("CREATE TABLE difference (subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR,"
                    + " recomputed VARCHAR, kind VARCHAR)");
            database.update("INSERT INTO as_of VALUES (0, ?)", exact);
            int partition = 0;
            for (Map.Entry<String, Instant> customer : clocks.entrySet()) {
                database.update("INSERT INTO event VALUES (?, ?)", customer.getKey(), partition);
                database.update(
                        "INSERT INTO clock VALUES (?, ?)",
                        partition++,
                        customer.getValue().toEpochMilli());
            }
            List<String> published = new ArrayList<>();
            outcomes.forEach((key, value) -> published.add(line(key, value)));
            database.set("movements", Files.write(work.resolve("mrr-movements.jsonl"), movements));
            database.set("metrics", Files.createFile(work.resolve("retention-metrics.jsonl")));
            database.set("cohorts", Files.createFile(work.resolve("cohort-retention.jsonl")));
            database.set("alerts", Files.write(work.resolve("at-risk-alerts.jsonl"), alerts));
            database.set("outcomes", Files.write(work.resolve("alert-outcomes.jsonl"), published));
            database.run(Step.PUBLISHED);
            database.run(Step.OUTCOMES);
            return database.query("SELECT * FROM difference ORDER BY ALL", Differences::difference);
        }
    }
}
