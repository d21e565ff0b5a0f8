package dev.tidewatch.stream;

/** The names of the topology's nodes; a sink is named after its topic, and that of another sub-topology after its processor too. */
final class Nodes {

    static final String CUSTOMER = "customer";
    static final String MARKS_SINK = "marks-control-sink";
    static final String CONTROL_SOURCE = "control-source";
    static final String MOVEMENTS_SINK = "mrr-movements-sink";
    static final String DIFFERENCES_SINK = "differences-sink";
    static final String DIFFERENCES_SOURCE = "differences-source";
    static final String METRICS = "metrics";
    static final String METRICS_SINK = "retention-metrics-sink";
    static final String COHORTS_SINK = "cohort-retention-sink";
    static final String SCALES_SINK = "scales-control-sink";
    static final String ALERTS_SINK = "at-risk-alerts-sink";
    static final String HEALTH_SINK = "customer-health-sink";
    static final String DEAD_LETTERS_SINK = "dead-letters-sink";
    static final String RATES = "rates";
    static final String RATES_CONTROL_SINK = "rates-control-sink";
    static final String RATES_DIFFERENCES_SINK = "rates-differences-sink";
    static final String RATES_DEAD_LETTERS_SINK = "rates-dead-letters-sink";
    static final String TERMS = "terms";
    static final String TERMS_CONTROL_SINK = "terms-control-sink";
    static final String TERMS_DEAD_LETTERS_SINK = "terms-dead-letters-sink";

    private Nodes() {}

    static String source(String inputTopic) {
        return inputTopic + "-source";
    }
}
