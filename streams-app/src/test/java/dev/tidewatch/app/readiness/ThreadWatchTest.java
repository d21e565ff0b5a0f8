package dev.tidewatch.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ThreadWatchTest {

    private static final String CLIENT = "app-1b9d-StreamThread-";

    @Test
    void shouldNameTheThreadsThatDoNotComeRound() {
        ThreadWatch threads = new ThreadWatch(() -> List.of(
                lastPoll(CLIENT + "1-consumer", 61.0),
                lastPoll(CLIENT + "2-consumer", 60.0),
                lastPoll(CLIENT + "3-consumer", 300.0)));

        assertThat(threads.complaint())
                .contains("threads have not asked for input: StreamThread-1 for 61 s, StreamThread-3 for 300 s;"
                        + " a thread dump says where they are");
    }

    @Test
    void shouldNotTakeAConsumerForStuckThatReadsOnlyNowAndThen() {
        ThreadWatch threads = new ThreadWatch(() -> List.of(
                lastPoll("app-1b9d-StateUpdater-1-restore-consumer", 900.0), lastPoll(CLIENT + "1-consumer", -1.0)));

        assertThat(threads.complaint()).isEmpty();
    }

    private static Metric lastPoll(String client, double seconds) {
        MetricName name = new MetricName("last-poll-seconds-ago", "consumer-metrics", "", Map.of("client-id", client));
        return new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return seconds;
            }
        };
    }
}
