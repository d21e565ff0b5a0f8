package dev.tidewatch.app.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class RuntimeMetersTest {

    /** A store that is being closed has freed the memory that the value is read from: the process would end. */
    @Test
    void shouldLeaveTheMetricsOfStoresUnread() {
        Map<MetricName, Metric> harmless = RuntimeMeters.harmless(Map.of(
                name("stream-state-metrics", "uncommitted-bytes"), new Untouchable(),
                name("stream-thread-metrics", "process-rate"), new Untouchable()));

        assertThat(harmless.keySet()).extracting(MetricName::name).containsExactly("process-rate");
    }

    private static MetricName name(String group, String name) {
        return new MetricName(name, group, "", Map.of());
    }

    private static final class Untouchable implements Metric {

        @Override
        public MetricName metricName() {
            throw new AssertionError("asked for its name");
        }

        @Override
        public Object metricValue() {
            throw new AssertionError("read");
        }
    }
}
