package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadInputTopologyTest {

    private static final String AT = "2026-03-01T10:00:00Z";

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldKeepBytesThatAreNotAvroWhole() {
        byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);

        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", garbage);

        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.NOT_AVRO);
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(letter.key()).isEqualTo("cus_1".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("subscription-events");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
    }

    @Test
    void shouldKeepTheWholeRecordWhenALetterHasRoomForItAndOtherwiseItsPlace() {
        byte[] whole = new byte[Topics.LARGEST_RECORD - (1 << 16) - "cus_1".length()];
        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", whole);
        assertThat(onlyLetter(DeadLetterReason.TOO_LARGE).value()).isEqualTo(whole);

        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", new byte[whole.length + 1]);
        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.TOO_LARGE);
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isEqualTo("cus_1".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "tidewatch.message"))
                .startsWith("the record has 8323073 bytes, a letter has room for 8323072, so the record stays");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("1");

        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "k".repeat(Topics.LARGEST_RECORD), new byte[1]);
        assertThat(onlyLetter(DeadLetterReason.NOT_AVRO).key()).isNull();
    }

    /** A letter that was sent again has such headers too. */
    @Test
    void shouldNotLetARecordSayWhyItWasRefused() {
        RecordHeaders forged = new RecordHeaders();
        forged.add("tidewatch.reason", bytes("TOO_LATE")).add("mine", bytes("1"));
        pipeline.send(InputRecord.SUBSCRIPTION, new TestRecord<>(bytes("cus_1"), bytes("not avro"), forged, 0L));

        Headers headers = onlyLetter(DeadLetterReason.NOT_AVRO).headers();
        assertThat(headers.headers("tidewatch.reason")).hasSize(1);
        assertThat(headers.lastHeader("source.tidewatch.reason").value()).isEqualTo(bytes("TOO_LATE"));
        assertThat(headers.lastHeader("mine").value()).isEqualTo(bytes("1"));
    }

    @Test
    void shouldLeaveARecordWhereItWasWhenItsHeadersNeedMoreThanALetterHas() {
        RecordHeaders many = new RecordHeaders();
        for (int i = 0; i < Topics.LARGEST_RECORD / 10; i++) {
            many.add("", null);
        }
        pipeline.send(InputRecord.SUBSCRIPTION, new TestRecord<>(bytes("cus_1"), bytes("not avro"), many, 0L));

        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.NOT_AVRO);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "tidewatch.message")).startsWith("the record has 83");
    }

    @Test
    void shouldRefuseBytesThatAreNotWhatTheirSchemaSays() throws Exception {
        int id = pipeline.registry()
                .register("subscription-events-value", new AvroSchema(InputRecord.SUBSCRIPTION.schema()));

        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", framed(id, new byte[] {2}));

        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.NOT_AVRO);
        assertThat(header(letter, "tidewatch.schema-id")).isEqualTo(Integer.toString(id));
        assertThat(header(letter, "tidewatch.message"))
                .startsWith("the bytes are not what schema id " + id + " says")
                .endsWith("; send the record again, encoded with that schema")
                .doesNotContain("java.", "Exception");
    }

    @Test
    void shouldRefuseASchemaIdThatIsNotRegistered() {
        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", framed(4711, new byte[] {2}));

        assertThat(header(onlyLetter(DeadLetterReason.UNKNOWN_SCHEMA), "tidewatch.message"))
                .contains("4711");
    }

    @Test
    void shouldRefuseASchemaThatCannotBeReadAsTheTopics() {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}");
        GenericData.Record record = new GenericData.Record(other);
        record.put("a", "b");
        byte[] bytes = new KafkaAvroSerializer(pipeline.registry(), Map.of("schema.registry.url", "mock://pipeline"))
                .serialize("other", record);

        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", bytes);

        assertThat(header(onlyLetter(DeadLetterReason.INCOMPATIBLE_SCHEMA), "tidewatch.message"))
                .contains("cannot be read as SubscriptionEvent (Found Other, expecting SubscriptionEvent")
                .endsWith(
                        "it must be a schema of this topic, SubscriptionEvent or a version that is compatible with it");
    }

    @Test
    void shouldRefuseARecordWithoutValue() {
        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", null);

        assertThat(onlyLetter(DeadLetterReason.NO_VALUE).value()).isNull();
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        pipeline.send(InputRecord.SUBSCRIPTION, null, aSubscription("cus_1", AT).build());

        onlyLetter(DeadLetterReason.NO_KEY);
    }

    @Test
    void shouldRefuseAKeyThatIsNotTheCustomer() {
        pipeline.send(
                InputRecord.SUBSCRIPTION, "cus_2", aSubscription("cus_1", AT).build());

        assertThat(header(onlyLetter(DeadLetterReason.KEY_MISMATCH), "tidewatch.message"))
                .isEqualTo("the key is 'cus_2'; it must be the customerId, 'cus_1'");
    }

    @Test
    void shouldRefuseAnUnknownInterval() {
        send(with(anItem("50").setInterval(IntervalUnit.UNKNOWN)));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .isEqualTo("items[0].interval is not known here; it must be one of its schema");
    }

    @Test
    void shouldRefuseANegativeAmount() {
        send(with(anItem("-50")));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("items[0].unitAmount is -50");
    }

    @Test
    void shouldRefuseANegativeQuantity() {
        send(with(anItem("50").setQuantity(-1)));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("items[0].quantity is -1");
    }

    @Test
    void shouldRefuseAnIntervalCountOfZero() {
        send(with(anItem("50").setIntervalCount(0)));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("items[0].intervalCount is 0");
    }

    @Test
    void shouldRefuseAMissingCurrency() {
        send(with(anItem("50").setCurrency("")));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("items[0].currency is missing");
    }

    @Test
    void shouldRefuseAnAmountThatCannotBeAddedUp() {
        send(with(anItem("99999999999999").setQuantity(Long.MAX_VALUE)));

        onlyLetter(DeadLetterReason.AMOUNT);
    }

    @Test
    void shouldRefuseWhatComesTooLate() {
        send(aSubscription("cus_1", AT).build());
        pipeline.movements();

        send(aSubscription("cus_1", "2026-01-25T09:59:59.999Z").build());

        assertThat(header(onlyLetter(DeadLetterReason.TOO_LATE), "tidewatch.message"))
                .contains("more than 35d before");
    }

    @Test
    void shouldRefuseWhatLiesInTheFutureOfTheWallClockAndLeaveTheClockAlone() {
        send(aSubscription("cus_1", AT)
                .setCancelAt(PipelineDriver.NOW.plusSeconds(60))
                .build());
        pipeline.movements();

        send(aSubscription("cus_2", PipelineDriver.NOW.plusSeconds(301).toString())
                .build());

        assertThat(header(onlyLetter(DeadLetterReason.FUTURE), "tidewatch.message"))
                .contains("more than 5m after");
    }

    @Test
    void shouldReportAConflictAndSayWhatIsKept() {
        send(aSubscription("cus_1", AT).setEventId("evt_1").build());
        pipeline.movements();

        send(aSubscription("cus_1", AT)
                .setEventId("evt_1")
                .setItems(List.of(anItem("60").build()))
                .build());

        assertThat(header(onlyLetter(DeadLetterReason.CONFLICT), "tidewatch.kept"))
                .isEqualTo("EARLIER");
    }

    @Test
    void shouldGoOnAfterABadRecord() {
        pipeline.sendBytes(InputRecord.SUBSCRIPTION, "cus_1", new byte[] {1});

        send(aSubscription("cus_1", AT).build());

        assertThat(pipeline.movements()).hasSize(1);
    }

    private void send(SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }

    private static SubscriptionEvent with(SubscriptionItem.Builder item) {
        return aSubscription("cus_1", AT).setItems(List.of(item.build())).build();
    }

    private TestRecord<byte[], byte[]> onlyLetter(DeadLetterReason reason) {
        List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), "tidewatch.reason")).isEqualTo(reason.name());
        assertThat(pipeline.movements()).isEmpty();
        return letters.get(0);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        assertThat(header).as("header %s", name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] framed(int schemaId, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(content)
                .array();
    }
}
