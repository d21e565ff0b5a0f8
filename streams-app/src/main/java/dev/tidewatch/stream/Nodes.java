package dev.tidewatch.stream;

/** The names of the topology's nodes; a sink is named after its topic. */
final class Nodes {

    static final String CUSTOMER = "customer";
    static final String CONTROL_SOURCE = "control-source";
    static final String MOVEMENTS_SINK = "mrr-movements-sink";
    static final String DIFFERENCES_SINK = "differences-sink";
    static final String DIFFERENCES_SOURCE = "differences-source";
    static final String METRICS = "metrics";
    static final String METRICS_SINK = "retention-metrics-sink";
    static final String ALERTS_SINK = "at-risk-alerts-sink";
    static final String HEALTH_SINK = "customer-health-sink";
    static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private Nodes() {}

    static String source(String inputTopic) {
        return inputTopic + "-source";
    }
}
