package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Comparators;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.AcceptedEvents;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.NaiveRetention;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.publish.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * The law through the production topology: what stands at the end is what a batch gives for the set of events that the dead letters
 * say was accepted. In every other company each step reads its state from bytes, in the others from the heap.
 */
class LawTopologyTest {

    private static final Duration MORE_THAN_A_DEADLINE = Duration.ofDays(40);
    private static final int ROWS = 60;

    /**
     * Every row of every day takes its way through the driver: for each twentieth company there is time in a build, at night for each
     * tenth.
     */
    private static final int SEEDS_A_COMPANY = Integer.getInteger("law.topology.each", 20) * TopologyStep.CUSTOMERS;

    @Test
    void shouldLeaveWhatTheBatchGivesForWhatTheDeadLettersAccepted() {
        Law.of(TopologyStep::of, LawTopologyTest::leavesWhatTheBatchGives).holdsForSeedsOf(SEEDS_A_COMPANY);
    }

    private static void leavesWhatTheBatchGives(long seed, List<TopologyStep> steps) {
        Profile profile = TopologyStep.profile(seed);
        Instant end = steps.stream()
                .map(TopologyStep::at)
                .reduce(Instant.EPOCH, (left, right) -> left.isBefore(right) ? right : left)
                .plus(MORE_THAN_A_DEADLINE);
        List<Rate> rates = PublishedRates.from(seed, profile.reportingCurrency());
        try (PipelineDriver pipeline = new PipelineDriver(profile, ClockMode.EVENT, heap(seed))) {
            rates.forEach(pipeline::knowRate);
            steps.forEach(step -> step.sendTo(pipeline));
            pipeline.control(end);

            SortedMap<String, List<Movement>> batch = new TreeMap<>();
            accepted(steps, pipeline.deadLetters())
                    .forEach((customer, events) ->
                            batch.put(customer, new NaiveLedger(profile, events, end, rates).movements()));
            assertThat(PublishedMovements.standing(pipeline.movements()))
                    .isEqualTo(PublishedMovements.expected(batch, profile));
            equalsTheDefinitions(
                    seed, pipeline.metrics(), new NaiveRetention(batch, profile, profile.segmentAttributes(), rates));
        }
    }

    /** Of no room at all, or of the usual. */
    private static HeapShare heap(long seed) {
        return new HeapShare(seed % 2);
    }

    /** By customer. */
    private static Map<String, AcceptedEvents> accepted(
            List<TopologyStep> steps, List<TestRecord<byte[], byte[]>> deadLetters) {
        Map<String, AcceptedEvents> accepted = new HashMap<>();
        for (InputRecord<?> topic : List.of(InputRecord.SUBSCRIPTION, InputRecord.CUSTOMER)) {
            Map<Integer, TestRecord<byte[], byte[]>> refused = refused(topic, deadLetters);
            List<TopologyStep> sent =
                    steps.stream().filter(step -> topic.equals(step.topic())).toList();
            for (int offset = 0; offset < sent.size(); offset++) {
                TestRecord<byte[], byte[]> letter = refused.get(offset);
                if (letter == null || isKept(letter)) {
                    accepted.computeIfAbsent(sent.get(offset).customerId(), customer -> new AcceptedEvents())
                            .take(sent.get(offset).event());
                }
            }
        }
        return accepted;
    }

    /** By offset. */
    private static Map<Integer, TestRecord<byte[], byte[]>> refused(
            InputRecord<?> topic, List<TestRecord<byte[], byte[]>> deadLetters) {
        Map<Integer, TestRecord<byte[], byte[]>> refused = new HashMap<>();
        for (TestRecord<byte[], byte[]> letter : deadLetters) {
            if (header(letter, "__streams.errors.topic").equals(topic.topic())) {
                refused.put(Integer.valueOf(header(letter, "__streams.errors.offset")), letter);
            }
        }
        return refused;
    }

    private static boolean isKept(TestRecord<byte[], byte[]> letter) {
        return letter.headers().lastHeader(DeadLetters.KEPT) != null
                && header(letter, DeadLetters.KEPT).equals(Rejection.Kept.ARRIVING.name());
    }

    private static void equalsTheDefinitions(long seed, MetricRows rows, NaiveRetention naive) {
        List<Map.Entry<String, RetentionMetrics>> some = rows.byKey().entrySet().stream()
                .collect(Comparators.least(
                        ROWS, Comparator.comparingInt(row -> (row.getKey().hashCode() ^ (int) seed) * 0x9E3779B9)));
        for (Map.Entry<String, RetentionMetrics> entry : some) {
            RetentionMetrics row = entry.getValue();
            LocalDate day = row.getDay();
            assertThat(PublishedFigures.of(row))
                    .as(entry.getKey())
                    .isEqualTo(PublishedFigures.of(naive.figures(row.getSegment(), row.getWindow(), day)));
        }
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
