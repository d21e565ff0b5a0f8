package dev.tidewatch.avro.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import com.google.common.primitives.Ints;
import com.sun.management.ThreadMXBean;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.event.UsageEvent;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values that are made to be costly: each is one dead letter, at a cost that its bytes pay for. */
@Timeout(60)
class HostileValueTest {

    private static final InputRecord<?> INPUT = InputRecord.USAGE;
    private static final Schema RECURSIVE = HostileSchemas.recursive(INPUT.schema());
    private static final Schema NOTHINGS = HostileSchemas.nothings(INPUT.schema());
    private static final byte[] PRESENT = {2};

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldRefuseWhatNestsDeeperThanTheStack() throws Exception {
        byte[] value = value(RECURSIVE, event(), PRESENT, HostileSchemas.levels(400_000));

        Incoming.Undecodable letter = refused(value, DeadLetterReason.TOO_LARGE);

        assertThat(letter.rejected().detail()).contains("nests deeper than 100 levels");
        assertThat(letter.bytes()).isSameAs(value);
    }

    @Test
    void shouldReadWhatNestsALittle() throws Exception {
        assertThat(decode(value(RECURSIVE, event(), PRESENT, HostileSchemas.levels(90))))
                .isInstanceOf(Incoming.Event.class);
        assertThat(decode(value(RECURSIVE, event(), HostileSchemas.number(0)))).isInstanceOf(Incoming.Event.class);
    }

    @Test
    void shouldRefuseElementsThatNoBytePaysFor() throws Exception {
        byte[] value = value(NOTHINGS, event(), HostileSchemas.number(Long.MAX_VALUE), HostileSchemas.number(0));

        assertThat(refused(value, DeadLetterReason.TOO_LARGE).rejected().detail())
                .contains("an element must take a byte");
    }

    /** Avro jumps over a block by the length it claims: to where something else may wait. */
    @Test
    void shouldRefuseABlockThatIsNotAsLongAsItSays() throws Exception {
        byte[] end = HostileSchemas.number(0);
        byte[] block = Bytes.concat(HostileSchemas.number(-3), HostileSchemas.number(1), end, end);

        refused(value(NOTHINGS, event(), block), DeadLetterReason.NOT_AVRO);
    }

    @Test
    void shouldReadABlockThatSaysHowLongItIs() throws Exception {
        byte[] block = Bytes.concat(HostileSchemas.number(-3), HostileSchemas.number(0), HostileSchemas.number(0));

        assertThat(decode(value(NOTHINGS, event(), block))).isInstanceOf(Incoming.Event.class);
    }

    @Test
    void shouldNotAllocateWhatALengthClaims() throws Exception {
        byte[] value = value(INPUT.schema(), HostileSchemas.number(60_000_000), new byte[100]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        refused(value, DeadLetterReason.NOT_AVRO); // so that classes are loaded
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        refused(value, DeadLetterReason.NOT_AVRO);

        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(2_000_000);
    }

    @Test
    void shouldRefuseWhatIsLongerThanTheSetting() throws Exception {
        byte[] value = value(INPUT.schema(), event());

        try (IncomingDeserializer deserializer =
                new IncomingDeserializer(INPUT, registry, Map.of("schema.registry.url", "mock://any"), 20)) {
            Incoming incoming = deserializer.deserialize(INPUT.topic(), value);

            assertThat(incoming)
                    .isInstanceOfSatisfying(
                            Incoming.Undecodable.class,
                            letter -> assertThat(letter.rejected().detail())
                                    .contains("tidewatch.input.max.bytes allows 20"));
        }
    }

    @Test
    void shouldRefuseAValueOfASchemaThatIsNoRecord() throws Exception {
        refused(value(Schema.create(Schema.Type.BYTES), new byte[] {2, 2}), DeadLetterReason.INCOMPATIBLE_SCHEMA);
        refused(value(Schema.create(Schema.Type.STRING), new byte[] {2, 65}), DeadLetterReason.INCOMPATIBLE_SCHEMA);
    }

    /** As Confluent's client says it of a schema in JSON or Protobuf. */
    @Test
    void shouldRefuseAValueOfASchemaOfAnotherFormat() throws IOException {
        MockSchemaRegistryClient other = new MockSchemaRegistryClient() {
            @Override
            public ParsedSchema getSchemaById(int id) throws IOException {
                throw new IOException("Invalid schema {} with refs [] of type JSON");
            }

            @Override
            public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException {
                return getSchemaById(id);
            }
        };
        byte[] value = {0, 0, 0, 0, 1, 2};

        try (IncomingDeserializer deserializer =
                new IncomingDeserializer(INPUT, other, Map.of("schema.registry.url", "mock://any"))) {
            assertThat(deserializer.deserialize(INPUT.topic(), value))
                    .isInstanceOfSatisfying(
                            Incoming.Undecodable.class,
                            letter -> assertThat(letter.rejected().reason()).isEqualTo(DeadLetterReason.NOT_AVRO));
        }
    }

    private Incoming.Undecodable refused(byte[] value, DeadLetterReason reason) {
        Incoming incoming = decode(value);
        assertThat(incoming).isInstanceOf(Incoming.Undecodable.class);
        Incoming.Undecodable letter = (Incoming.Undecodable) incoming;
        assertThat(letter.rejected().reason()).as(letter.rejected().detail()).isEqualTo(reason);
        return letter;
    }

    private Incoming decode(byte[] value) {
        try (IncomingDeserializer deserializer =
                new IncomingDeserializer(INPUT, registry, Map.of("schema.registry.url", "mock://any"))) {
            return deserializer.deserialize(INPUT.topic(), value);
        }
    }

    private byte[] value(Schema schema, byte[]... content) throws Exception {
        int id = registry.register(INPUT.topic() + "-value", new AvroSchema(schema));
        return Bytes.concat(new byte[] {0}, Ints.toByteArray(id), Bytes.concat(content));
    }

    /** Without a frame. */
    private static byte[] event() throws IOException {
        UsageEvent event = UsageEvent.newBuilder()
                .setEventId("evt_1")
                .setCustomerId("cus_1")
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .setFeature("export")
                .setCount(1L)
                .build();
        byte[] framed = UsageEvent.getEncoder().encode(event).array();
        return Arrays.copyOfRange(framed, 10, framed.length);
    }
}
