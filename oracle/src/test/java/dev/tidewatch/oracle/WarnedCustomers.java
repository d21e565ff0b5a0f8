package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.output.AlertId;
import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.testing.ActedLife;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.PublishedRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Random customers with what is published of them: movements, alerts, the newest outcome of each alert, and the actions on alerts. */
final class WarnedCustomers {

    private static final Holdout HOLDOUT = Holdout.of(new BigDecimal("0.3"), "salt");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Profile profile;
    private final List<String> movements = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private final Map<String, ObjectNode> outcomes = new LinkedHashMap<>();
    private final Map<String, Instant> clocks = new LinkedHashMap<>();
    private final List<Acted> actions = new ArrayList<>();

    private record Acted(String alertId, Action action) {
        String row() {
            String resolution = action.deed() instanceof Action.Resolved resolved
                    ? "'" + resolved.resolution().name() + "'"
                    : "NULL";
            return "('" + alertId + "', " + action.at().toEpochMilli() + ", " + resolution + ")";
        }
    }

    WarnedCustomers(Profile profile) {
        this.profile = profile;
    }

    List<String> movements() {
        return movements;
    }

    List<String> alerts() {
        return alerts;
    }

    /** Returns the newest outcome of each alert by its id; a test may make them wrong. */
    Map<String, ObjectNode> outcomes() {
        return outcomes;
    }

    /** Returns how far the clock of each customer has come; a test may set it back. */
    Map<String, Instant> clocks() {
        return clocks;
    }

    /** Returns the actions as rows of an INSERT. */
    String actionRows() {
        return actions.stream().map(Acted::row).collect(Collectors.joining(", "));
    }

    static RiskModel model(long seed) {
        AlertPolicy policy = JudgedLife.model(seed).policy();
        Suppression held = policy.suppression();
        return new RiskModel(
                ScorecardFile.builtIn(), policy.with(new Suppression(held.kinds(), held.attribute(), HOLDOUT)));
    }

    /** Lives one random life and keeps what is published of it. */
    void live(long seed) {
        String customer = "cus_" + seed;
        CustomerFold fold = new CustomerFold(
                        new CustomerPolicy(profile, model(seed)), PublishedRates.table(seed, profile.rates()))
                .about(customer.getBytes(StandardCharsets.UTF_8));
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        for (CustomerEvent event : ActedLife.from(seed, fold)) {
            Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, event.occurredAt());
            write(customer, decision);
            if (event instanceof ActionChange change && decision.accepted()) {
                actions.add(new Acted(new AlertId(change.origin(), change.openedAt()).of(customer), change.action()));
            }
            state = decision.state();
            clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            state = advanced(customer, fold, state, clock);
        }
        clock = clock.plus(Duration.ofDays(seed % 3 * 60)).plusMillis(1);
        advanced(customer, fold, state, clock);
        clocks.put(customer, clock);
    }

    private CustomerState advanced(String customer, CustomerFold fold, CustomerState from, Instant clock) {
        CustomerState state = from;
        while (state.nextDue() != null && state.nextDue().isBefore(clock)) {
            Decision<CustomerState, CustomerNews> decision = fold.advance(state, clock);
            write(customer, decision);
            state = decision.state();
        }
        return state;
    }

    private void write(String customer, Decision<CustomerState, CustomerNews> decision) {
        decision.outputs()
                .corrections()
                .forEach(correction -> movements.add(
                        line(customer, new MovementMapping(profile).toAvro(customer, correction, Instant.EPOCH))));
        decision.outputs()
                .alerts()
                .forEach(alert -> alerts.add(line(customer, new AlertMapping("USD", HOLDOUT).toAvro(customer, alert))));
        decision.outputs().outcomes().forEach(outcome -> {
            String key = OutcomeMapping.key(customer, outcome);
            outcomes.put(key, value(new OutcomeMapping("USD").toAvro(customer, outcome)));
        });
    }

    private static String line(String key, SpecificRecord record) {
        return line(key, value(record));
    }

    static String line(String key, ObjectNode value) {
        ObjectNode line =
                JSON.createObjectNode().put("topic", "t").put("key", key).put("offset", 1);
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
}
