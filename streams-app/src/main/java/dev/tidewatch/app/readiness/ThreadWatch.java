package dev.tidewatch.app.readiness;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;

/** Sees a thread of Kafka Streams that does not come round to ask for input: Streams calls such a pipeline RUNNING. */
public final class ThreadWatch {

    private static final String LAST_POLL = "last-poll-seconds-ago";
    private static final String CLIENT = "client-id";
    private static final String OF_A_THREAD = "-consumer";

    /** Far above a round under load. */
    private static final double PATIENCE_SECONDS = 60;

    private final Supplier<Collection<? extends Metric>> metrics;

    /** @param metrics of Kafka Streams and its clients */
    public ThreadWatch(Supplier<Collection<? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    /** Returns which threads are stuck; empty if none is. */
    public Optional<String> complaint() {
        String stuck = metrics.get().stream()
                .filter(ThreadWatch::isOfAThread)
                .filter(metric -> metric.metricValue() instanceof Double seconds && seconds > PATIENCE_SECONDS)
                .map(metric -> thread(metric) + " for " + ((Double) metric.metricValue()).longValue() + " s")
                .sorted()
                .collect(Collectors.joining(", "));
        return stuck.isEmpty()
                ? Optional.empty()
                : Optional.of("threads have not asked for input: " + stuck + "; a thread dump says where they are");
    }

    private static boolean isOfAThread(Metric metric) {
        String client = metric.metricName().tags().getOrDefault(CLIENT, "");
        return metric.metricName().name().equals(LAST_POLL)
                && client.endsWith(OF_A_THREAD)
                && !client.endsWith("-restore" + OF_A_THREAD);
    }

    private static String thread(Metric metric) {
        String client = metric.metricName().tags().getOrDefault(CLIENT, "");
        int name = client.indexOf("StreamThread-");
        return client.substring(Math.max(0, name), client.length() - OF_A_THREAD.length());
    }
}
