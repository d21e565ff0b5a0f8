package dev.tidewatch.stream;

import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.testing.Scorecards;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.customer.Recounts;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.plan.RowLimits;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The production topology as tests drive it: over one partition, with an in-memory registry. */
final class DrivenTopology {

    static final Map<String, Object> CONFIG = Map.of(
            "schema.registry.url",
            "mock://pipeline",
            "specific.avro.reader",
            true,
            "avro.remove.java.properties",
            true);

    private DrivenTopology() {}

    static Topology of(Profile profile, ClockMode mode, RowLimits limits, MockSchemaRegistryClient registry) {
        return of(plan(profile, mode, limits, AlertPolicy.TIDEWATCH), registry);
    }

    /** With rules. */
    static Topology of(Profile profile, List<Rule> rules, MockSchemaRegistryClient registry) {
        return of(plan(profile, ClockMode.EVENT, RowLimits.STANDARD, AlertPolicy.TIDEWATCH.with(rules)), registry);
    }

    /** Live, with another present. */
    static Topology of(LiveClock clock, MockSchemaRegistryClient registry) {
        return of(
                plan(Profile.TIDEWATCH, ClockMode.WALL, RowLimits.STANDARD, AlertPolicy.TIDEWATCH)
                        .in(clock),
                registry);
    }

    /** Configures how a driver runs it. */
    static Properties config(ClockMode mode) {
        Properties config = new Properties();
        config.put(Recounts.CONFIG, PipelineDriver.CUSTOMERS_AT_ONCE);
        // The stores work as those of the pipeline only with this part of its configuration.
        config.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        if (mode == ClockMode.WALL) {
            // Else calls are not counted.
            config.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "DEBUG");
        }
        return config;
    }

    private static Topology of(Plan plan, MockSchemaRegistryClient registry) {
        return new Pipeline(plan, registry, CONFIG).topology();
    }

    private static Plan plan(Profile profile, ClockMode mode, RowLimits limits, AlertPolicy alerts) {
        CustomerPolicy policy = new CustomerPolicy(profile, new RiskModel(Scorecards.SPREADING, alerts));
        return new Plan(PipelineDriver.TOPICS, 1, policy, mode, limits);
    }
}
