package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one record causes ends in the dead letters and touches nothing else; what the process causes stops it. */
class RecordFaultTopologyTest {

    private static final String START = "2026-03-01T10:00:00Z";
    private static final String CANCELED = "2026-04-01T00:00:00Z";

    private final FaultyRegistry registry = new FaultyRegistry();
    private final PipelineDriver pipeline =
            new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT, RowLimits.STANDARD, registry);

    @AfterEach
    void close() {
        registry.mend();
        pipeline.close();
    }

    static List<Throwable> failuresOfARecord() {
        return List.of(
                new ArithmeticException("long overflow"),
                new IllegalStateException("cannot be"),
                new AssertionError("must not be"),
                new StackOverflowError());
    }

    static List<Throwable> failuresOfTheProcess() {
        return List.of(
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("missing"),
                new RestClientException("overloaded", 503, 50301),
                new ConnectException("refused"),
                new ProcessorStateException("the store is broken"),
                new TaskMigratedException("the task is elsewhere"),
                new ProducerFencedException("another producer took over"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfARecord")
    void shouldKeepTheEventAsADeadLetterAndTheStateAsItWas(Throwable failure) {
        registry.fail("mrr-movements", failure);
        send(aSubscription("cus_1", START).setEventId("evt_1").build());

        assertThat(pipeline.movements()).isEmpty();
        assertThat(pipeline.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "tidewatch.reason")).isEqualTo(DeadLetterReason.PROCESSING_FAILED.name());
            assertThat(header(letter, "__streams.errors.exception")).contains(".");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo("subscription-events");
            assertThat(letter.value()).isNotEmpty();
        });

        registry.mend();
        send(aSubscription("cus_1", START).setEventId("evt_1").build());

        assertThat(pipeline.movements()).singleElement().satisfies(movement -> {
            assertThat(movement.getKind()).isEqualTo(MovementKind.NEW);
            assertThat(movement.getRevision()).isZero();
        });
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheProcess")
    void shouldStopAndWriteNoDeadLetterWhenTheProcessIsAtFault(Throwable failure) {
        registry.fail("mrr-movements", failure);
        SubscriptionEvent event = aSubscription("cus_1", START).build();

        assertThatThrownBy(() -> send(event))
                .satisfies(thrown -> assertThat(thrown)
                        .hasStackTraceContaining(failure.getClass().getSimpleName()));

        assertThat(pipeline.deadLetters()).isEmpty();
    }

    /** Of two records that come of one event, the first must not go out alone. */
    @Test
    void shouldPublishNothingOfAnEventOfWhichOnePartFails() {
        registry.fail("at-risk-alerts", new ArithmeticException("long overflow"));

        send(aSubscription("cus_1", START).setCancelAt(Instant.parse(CANCELED)).build());

        assertThat(pipeline.movements()).isEmpty();
        assertThat(letterReasons()).containsExactly("PROCESSING_FAILED");
    }

    @Test
    void shouldLeaveACustomerOutWhoseDueEffectFailsUntilItsNextEvent() {
        send(aSubscription("cus_1", START).setCancelAt(Instant.parse(CANCELED)).build());
        pipeline.movements();
        registry.fail("mrr-movements", new ArithmeticException("long overflow"));

        pipeline.passClock(CANCELED);

        assertThat(pipeline.movements()).isEmpty();
        assertThat(pipeline.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("cus_1".getBytes(StandardCharsets.UTF_8));
            assertThat(letter.value()).isNull();
            assertThat(header(letter, "tidewatch.reason")).isEqualTo("PROCESSING_FAILED");
            assertThat(header(letter, "tidewatch.source")).isEqualTo("DUE_EFFECT");
            assertThat(header(letter, "tidewatch.message")).startsWith("what was due at 2026-0");
        });

        registry.mend();
        pipeline.passClock("2026-04-02T00:00:00Z");
        assertThat(pipeline.movements()).as("it is not called again").isEmpty();
        assertThat(pipeline.deadLetters()).isEmpty();

        send(aSubscription("cus_2", "2026-04-03T00:00:00Z").build());
        send(aSubscription("cus_1", "2026-04-03T00:00:00Z")
                .setSubscriptionId("another")
                .build());

        assertThat(pipeline.movements())
                .extracting(MrrMovement::getKind)
                .containsExactly(MovementKind.NEW, MovementKind.CHURN, MovementKind.REACTIVATION);
    }

    @Test
    void shouldCallTheOthersWhenOneFails() {
        send(aSubscription("cus_1", START).setCancelAt(Instant.parse(CANCELED)).build());
        send(aSubscription("cus_2", START)
                .setCancelAt(Instant.parse("2026-04-05T00:00:00Z"))
                .build());
        pipeline.movements();
        pipeline.alerts();
        registry.fail("mrr-movements", new ArithmeticException("long overflow"));
        pipeline.passClock(CANCELED);
        registry.mend();

        pipeline.passClock("2026-04-05T00:00:00Z");

        assertThat(pipeline.movements()).extracting(MrrMovement::getCustomerId).containsExactly("cus_2");
        assertThat(letterReasons()).containsExactly("PROCESSING_FAILED");
    }

    @Test
    void shouldLeaveACustomerOutOfTheReleaseThatFailsUntilItChangesAgain() {
        send(aSubscription("cus_1", START).build());
        registry.fail("customer-health", new ArithmeticException("long overflow"));

        assertThat(pipeline.health()).isEmpty();
        assertThat(pipeline.health()).isEmpty();
        assertThat(pipeline.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> assertThat(header(letter, "tidewatch.source")).isEqualTo("RELEASE"));

        registry.mend();
        assertThat(pipeline.health()).isEmpty();
        send(aSubscription("cus_1", "2026-03-02T10:00:00Z")
                .setItems(List.of(anItem("70").build()))
                .build());

        assertThat(pipeline.health())
                .extracting(CustomerHealth::getMrr)
                .extracting(Object::toString)
                .containsExactly("70.000000");
        pipeline.control(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(pipeline.metrics().row("all|P1D|2026-03-02").getMrr()).hasToString("70.000000");
    }

    private List<String> letterReasons() {
        return pipeline.deadLetters().stream()
                .map(letter -> header(letter, "tidewatch.reason"))
                .toList();
    }

    private void send(SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
