package dev.tidewatch.stream.names;

/** The names of the topology's nodes; a sink is named after its topic, and that of another sub-topology after its processor too. */
public final class Nodes {

    public static final String CUSTOMER = "customer";
    public static final String MARKS_SINK = "marks-control-sink";
    public static final String CONTROL_SOURCE = "control-source";
    public static final String MOVEMENTS_SINK = "mrr-movements-sink";
    public static final String DIFFERENCES_SINK = "differences-sink";
    public static final String DIFFERENCES_SOURCE = "differences-source";
    public static final String METRICS = "metrics";
    public static final String METRICS_SINK = "retention-metrics-sink";
    public static final String COHORTS_SINK = "cohort-retention-sink";
    public static final String SCALES_SINK = "scales-control-sink";
    public static final String ALERTS_SINK = "at-risk-alerts-sink";
    public static final String OUTCOMES_SINK = "alert-outcomes-sink";
    public static final String HEALTH_SINK = "customer-health-sink";
    public static final String DEAD_LETTERS_SINK = "dead-letters-sink";
    public static final String RATES = "rates";
    public static final String RATES_CONTROL_SINK = "rates-control-sink";
    public static final String RATES_DIFFERENCES_SINK = "rates-differences-sink";
    public static final String RATES_DEAD_LETTERS_SINK = "rates-dead-letters-sink";
    public static final String TERMS = "terms";
    public static final String TERMS_CONTROL_SINK = "terms-control-sink";
    public static final String TERMS_DEAD_LETTERS_SINK = "terms-dead-letters-sink";

    private Nodes() {}

    public static String source(String inputTopic) {
        return inputTopic + "-source";
    }
}
