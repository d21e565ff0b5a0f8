package dev.tidewatch.local.simulator;

import static dev.tidewatch.local.simulator.Companies.snapshots;
import static dev.tidewatch.local.simulator.Companies.twoYears;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionStatus;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedCompanyTest {

    private static final String DIGEST = "3e439376190768c26cf3132b382fb88e4d88a7994bd8e8b470e53f0d9c769553";
    private static final Duration LATEST = Duration.ofDays(5);
    private static final Map<String, ?> REGISTRY = Map.of("schema.registry.url", "mock://simulator");
    private static final Map<String, IncomingDeserializer> READERS = new HashMap<>();
    private static final List<SimulatedEvent> EVENTS = twoYears(200, 1);

    @Test
    void shouldRepeatItselfWhenSeedIsTheSame() {
        assertThat(twoYears(20, 7)).isEqualTo(twoYears(20, 7)).isNotEqualTo(twoYears(20, 8));
    }

    /** Else the order of a map or a clock would make another company of each process. */
    @Test
    void shouldGiveTheSameBytesInEveryProcess() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(new MockSchemaRegistryClient(), REGISTRY)) {
            for (SimulatedEvent event : twoYears(20, 7)) {
                digest.update(event.customerId().getBytes(StandardCharsets.UTF_8));
                digest.update(avro.serialize(event.input().topic(), event.value()));
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST);
    }

    @Test
    void shouldComeInTimeOrderExceptForTheLateOnes() {
        Instant newest = Companies.OPENING;
        int late = 0;
        for (SimulatedEvent event : EVENTS) {
            assertThat(event.occurredAt()).isAfterOrEqualTo(newest.minus(LATEST));
            late += event.occurredAt().isBefore(newest) ? 1 : 0;
            newest = newest.isBefore(event.occurredAt()) ? event.occurredAt() : newest;
        }

        assertThat(late).isBetween(EVENTS.size() / 200, EVENTS.size() / 20);
    }

    @Test
    void shouldSayEverythingThatCanHappenToASubscription() {
        List<SubscriptionEventType> seen =
                snapshots(EVENTS).map(SubscriptionEvent::getType).distinct().toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        SubscriptionEventType.CREATED,
                        SubscriptionEventType.TRIAL_STARTED,
                        SubscriptionEventType.ACTIVATED,
                        SubscriptionEventType.CHANGED,
                        SubscriptionEventType.RENEWED,
                        SubscriptionEventType.PAST_DUE,
                        SubscriptionEventType.CANCEL_SCHEDULED,
                        SubscriptionEventType.CANCEL_UNSCHEDULED,
                        SubscriptionEventType.CANCELED);
    }

    @Test
    void shouldGiveEveryEventAnIdOfItsOwn() {
        Map<String, Long> ids = EVENTS.stream()
                .collect(Collectors.groupingBy(
                        event -> event.value().get(0).toString(), HashMap::new, Collectors.counting()));

        assertThat(ids.values()).containsOnly(1L);
    }

    @Test
    void shouldSendNothingThatThePipelineRefuses() {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(registry, REGISTRY)) {
            for (SimulatedEvent event : EVENTS) {
                byte[] bytes = avro.serialize(event.input().topic(), event.value());
                Incoming incoming = reader(event.input(), registry)
                        .deserialize(event.input().topic(), bytes);

                assertThat(incoming).as(RecordJson.text(event.value())).isInstanceOf(Incoming.Event.class);
            }
        }
    }

    @Test
    void shouldSayInEachSnapshotAllThatHolds() {
        assertThat(snapshots(EVENTS)).allSatisfy(snapshot -> {
            boolean canceled = snapshot.getStatus() == SubscriptionStatus.CANCELED;
            assertThat(snapshot.getEndedAt() != null).isEqualTo(canceled);
            assertThat(canceled || snapshot.getCancelAt() != null).isEqualTo(snapshot.getCancellation() != null);
            if (snapshot.getCancelAt() != null) {
                assertThat(snapshot.getCancelAt()).isEqualTo(snapshot.getCurrentPeriodEndsAt());
            }
            if (snapshot.getStatus() == SubscriptionStatus.ACTIVE) {
                assertThat(snapshot.getCurrentPeriodEndsAt()).isAfter(snapshot.getOccurredAt());
            }
            assertThat(snapshot.getDiscounts())
                    .allMatch(discount ->
                            discount.getEndsAt() == null || discount.getEndsAt().isAfter(snapshot.getOccurredAt()));
        });
    }

    @Test
    void shouldEndASubscriptionOnceAndForGood() {
        Map<String, TreeMap<Long, SubscriptionEvent>> lives = new HashMap<>();
        snapshots(EVENTS)
                .forEach(snapshot -> lives.computeIfAbsent(snapshot.getSubscriptionId(), id -> new TreeMap<>())
                        .put(snapshot.getSequence(), snapshot));

        assertThat(lives.values()).allSatisfy(life -> {
            assertThat(life.values())
                    .extracting(SubscriptionEvent::getOccurredAt)
                    .isSorted();
            assertThat(life.headMap(life.lastKey()).values())
                    .extracting(SubscriptionEvent::getStatus)
                    .doesNotContain(SubscriptionStatus.CANCELED);
        });
    }

    private static IncomingDeserializer reader(InputRecord<?> input, MockSchemaRegistryClient registry) {
        return READERS.computeIfAbsent(input.topic(), topic -> new IncomingDeserializer(input, registry, REGISTRY));
    }
}
