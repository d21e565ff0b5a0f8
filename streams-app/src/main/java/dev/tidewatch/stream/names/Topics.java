package dev.tidewatch.stream.names;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The names of all topics. The seven inputs of events and the control topic are co-partitioned by customer.
 *
 * @param prefix before every public topic; empty for none
 * @param applicationId before internal topics
 */
public record Topics(String prefix, String applicationId) {

    /**
     * The largest record in bytes: the pipeline's own topics take records of this size, so that a dead letter has room for its record and the reason.
     * Hosted clusters allow no more.
     */
    public static final int LARGEST_RECORD = 1 << 23;

    /** The control topic's number among the inputs of a customer task: it was the last when there were six of events. */
    public static final int CONTROL_INPUT = 6;

    /** Key customerId, value {@link MrrMovement}, kept for ever. */
    public static final String MRR_MOVEMENTS = "mrr-movements";

    /** Key {@code segment|window|day} or {@code segment|window|live}, value {@link RetentionMetrics}, compacted. */
    public static final String RETENTION_METRICS = "retention-metrics";

    /** Key {@code segment|cohort|offset}, value {@link CohortRetention}, compacted. */
    public static final String COHORT_RETENTION = "cohort-retention";

    /** Key customerId, value {@link RiskAlert}: each alert's newest revision holds. */
    public static final String AT_RISK_ALERTS = "at-risk-alerts";

    /** Key alertId, value {@link AlertOutcome}, compacted. */
    public static final String ALERT_OUTCOMES = "alert-outcomes";

    /** Key customerId, value {@link CustomerHealth}, compacted. */
    public static final String CUSTOMER_HEALTH = "customer-health";

    /** Key and value of the refused record, untouched; the reason is in its headers. */
    public static final String DEAD_LETTERS = "dead-letters";

    /**
     * A topic that other systems see.
     *
     * @param compacted only the newest record of each key is kept
     */
    public record Public(String name, @Nullable Schema schema, boolean compacted) {

        /** By Confluent's TopicNameStrategy. */
        public String subject() {
            return name + "-value";
        }
    }

    public String of(InputRecord<?> input) {
        return prefix + input.topic();
    }

    public String movements() {
        return prefix + MRR_MOVEMENTS;
    }

    public String metrics() {
        return prefix + RETENTION_METRICS;
    }

    public String cohorts() {
        return prefix + COHORT_RETENTION;
    }

    public String alerts() {
        return prefix + AT_RISK_ALERTS;
    }

    public String outcomes() {
        return prefix + ALERT_OUTCOMES;
    }

    public String health() {
        return prefix + CUSTOMER_HEALTH;
    }

    public String deadLetters() {
        return prefix + DEAD_LETTERS;
    }

    /** Returns what each customer task reads, in the order in which {@code ProcessingOrder.avsc} numbers them. */
    public List<String> ofCustomerTask() {
        List<String> inputs = new ArrayList<>(events());
        inputs.add(CONTROL_INPUT, control());
        return inputs;
    }

    /** One message for each of its partitions: clock, rates, later weights, in order with the events. */
    public String control() {
        return prefix + applicationId + "-control";
    }

    /** What the tasks tell the metrics, in one partition; nobody needs it once it is read. */
    public String differences() {
        return prefix + applicationId + "-differences";
    }

    /** Changelog of the store {@code task-clock}, as Kafka Streams names it; partitioned as the inputs. */
    public String taskClocks() {
        return applicationId + "-" + Stores.TASK_CLOCK + "-changelog";
    }

    /** Changelog of the store {@code terms}, as Kafka Streams names it. */
    public String termsChangelog() {
        return applicationId + "-" + Stores.TERMS + "-changelog";
    }

    public List<Public> inputs() {
        List<Public> inputs = new ArrayList<>();
        for (InputRecord<?> input : InputRecord.all()) {
            inputs.add(new Public(of(input), input.schema(), input.compacted()));
        }
        return inputs;
    }

    /** The names of the inputs with customerId as key: one partition count with the control topic. */
    public List<String> events() {
        return InputRecord.events().stream().map(this::of).toList();
    }

    /** Key {@code currency|date}, compacted; its partitions are its own. */
    public String rates() {
        return of(InputRecord.RATES);
    }

    /** Key termsId, compacted; its partitions are its own. */
    public String terms() {
        return of(InputRecord.TERMS);
    }

    /** Returns the topics that the pipeline writes. */
    public List<Public> outputs() {
        return List.of(
                new Public(movements(), MrrMovement.getClassSchema(), false),
                new Public(metrics(), RetentionMetrics.getClassSchema(), true),
                new Public(cohorts(), CohortRetention.getClassSchema(), true),
                new Public(alerts(), RiskAlert.getClassSchema(), false),
                new Public(outcomes(), AlertOutcome.getClassSchema(), true),
                new Public(health(), CustomerHealth.getClassSchema(), true),
                new Public(deadLetters(), null, false));
    }
}
