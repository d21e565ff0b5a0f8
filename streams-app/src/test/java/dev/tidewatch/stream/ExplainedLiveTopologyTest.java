package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.explain.Explained;
import dev.tidewatch.app.explain.FigureMeaning;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While events come, any row is the sum of the movements that it says it has. */
class ExplainedLiveTopologyTest {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 150;
    private static final int CUSTOMERS = 20;
    private static final long SEED = 17;
    private static final List<Window> WINDOWS = List.of(Window.values());

    private final Random random = new Random(SEED);
    private final PublishedTopics topics = new PublishedTopics();
    private int explained;
    private int behind;

    @Test
    void shouldAddUpToEveryRowWhileEventsCome() {
        RowLimits inSteps = new RowLimits(100, 40, Duration.ofSeconds(1));
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL, inSteps)) {
            Instant now = PipelineDriver.NOW;
            for (int step = 0; step < STEPS; step++) {
                for (int event = random.nextInt(4); event > 0; event--) {
                    happens(pipeline, now.minusMillis(random.nextInt(100)));
                }
                if (step % 40 == 20) {
                    happens(pipeline, now.minus(Duration.ofDays(1 + random.nextInt(20))));
                }
                if (step == STEPS / 2) {
                    pipeline.erase("cus_1", "gone_1");
                }
                pipeline.passWallClock(STEP);
                now = now.plus(STEP);
                if (topics.take(pipeline)) {
                    explainSome();
                }
            }
        }
        assertThat(explained).isGreaterThan(150);
        assertThat(behind).as("rows that lack a movement which is published").isGreaterThan(20);
    }

    private void happens(PipelineDriver pipeline, Instant at) {
        String customer = "cus_" + random.nextInt(CUSTOMERS);
        SubscriptionEvent.Builder event = aSubscription(customer, at.toString())
                .setItems(List.of(anItem(String.valueOf(10 + random.nextInt(90)))
                        .setPlanId(random.nextBoolean() ? "pro" : "team")
                        .build()));
        if (random.nextInt(4) == 0) {
            event.setStatus(SubscriptionStatus.CANCELED);
        }
        pipeline.send(InputRecord.SUBSCRIPTION, customer, event.build());
    }

    private void explainSome() {
        List<String> keys = List.copyOf(topics.newest().keySet());
        for (int i = 0; i < 3; i++) {
            explain(keys.get(random.nextInt(keys.size())));
            explain("all|" + WINDOWS.get(random.nextInt(WINDOWS.size())) + "|live");
        }
    }

    private void explain(String key) {
        PublishedRow published = topics.newest().get(key);
        if (published == null) {
            return;
        }
        RetentionMetrics row = published.row();
        Question question = new Question(
                Metric.named("mrr").orElseThrow(),
                Segment.ofKey(row.getSegment()).orElseThrow(),
                Window.valueOf(row.getWindow()),
                row.getLive() ? null : row.getDay());
        Explained sums = Explained.of(question, topics, 1);
        for (String figure : FigureMeaning.published()) {
            Metric metric = Metric.named(figure).orElseThrow();
            assertThat(Amounts.same(number(row, figure), metric.of(sums.figures())))
                    .as("%s of %s as of %s: %s", figure, key, row.getAsOf(), metric.of(sums.figures()))
                    .isTrue();
        }
        explained++;
        behind += topics.movements(published.movements()) < topics.movements(MovementsTold.ALL) ? 1 : 0;
    }

    private static @Nullable BigDecimal number(RetentionMetrics row, String figure) {
        Object value = row.get(figure);
        return value instanceof Long count ? BigDecimal.valueOf(count) : (BigDecimal) value;
    }
}
