package dev.tidewatch.schemas;

import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.UsageEvent;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.CohortHistory;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.CustomerState;
import dev.tidewatch.state.EngagementState;
import dev.tidewatch.state.FigureDay;
import dev.tidewatch.state.KeptHistoryState;
import dev.tidewatch.state.LedgerState;
import dev.tidewatch.state.MetricRate;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.OutcomesState;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.PublishedTerms;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.RfmRanking;
import dev.tidewatch.state.RiskState;
import dev.tidewatch.state.SegmentDays;
import dev.tidewatch.state.TaskClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The records that go through topics, and the types inside them. */
final class Schemas {
    static final List<Schema> INPUTS = List.of(
            SubscriptionEvent.SCHEMA$,
            CustomerEvent.SCHEMA$,
            BillingEvent.SCHEMA$,
            UsageEvent.SCHEMA$,
            FeedbackEvent.SCHEMA$,
            SupportEvent.SCHEMA$,
            AlertAction.SCHEMA$,
            FxRate.SCHEMA$,
            DiscountTerms.SCHEMA$);

    static final List<Schema> OUTPUTS = List.of(
            MrrMovement.SCHEMA$,
            RetentionMetrics.SCHEMA$,
            CustomerHealth.SCHEMA$,
            RiskAlert.SCHEMA$,
            AlertOutcome.SCHEMA$,
            CohortRetention.SCHEMA$);

    /** The records of the stores and of the internal topics. */
    static final List<Schema> STATE = List.of(
            CohortHistory.SCHEMA$,
            Control.SCHEMA$,
            CustomerState.SCHEMA$,
            EngagementState.SCHEMA$,
            FigureDay.SCHEMA$,
            KeptHistoryState.SCHEMA$,
            LedgerState.SCHEMA$,
            MetricRate.SCHEMA$,
            MetricsProgress.SCHEMA$,
            OutcomesState.SCHEMA$,
            PublishedRate.SCHEMA$,
            PublishedTerms.SCHEMA$,
            Release.SCHEMA$,
            RfmRanking.SCHEMA$,
            RiskState.SCHEMA$,
            SegmentDays.SCHEMA$,
            TaskClock.SCHEMA$);

    private Schemas() {}

    static Stream<Schema> records() {
        return Stream.concat(INPUTS.stream(), OUTPUTS.stream());
    }

    /** Every named type (record or enum) of every topic's record, once. */
    static Collection<Schema> namedTypes() {
        Map<String, Schema> types = new TreeMap<>();
        records().forEach(schema -> collect(schema, types));
        return types.values();
    }

    static Schema namedType(String name) {
        return namedTypes().stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type " + name));
    }

    /** The type of a field without its null branch, its list or its map: what a path continues in. */
    static Schema core(Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> core(schema.getElementType());
            case MAP -> core(schema.getValueType());
            case UNION ->
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .map(Schemas::core)
                        .orElse(schema);
            default -> schema;
        };
    }

    private static void collect(Schema schema, Map<String, Schema> types) {
        Schema core = core(schema);
        boolean named = core.getType() == Schema.Type.RECORD || core.getType() == Schema.Type.ENUM;
        if (!named || types.putIfAbsent(core.getFullName(), core) != null) {
            return;
        }
        if (core.getType() == Schema.Type.RECORD) {
            core.getFields().forEach(field -> collect(field.schema(), types));
        }
    }
}
