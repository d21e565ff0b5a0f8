package dev.tidewatch.avro.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import com.google.common.primitives.Ints;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.json.RandomRecords;
import dev.tidewatch.domain.DeadLetterReason;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come on an input topic, an event or a reason comes out, never an exception and never an error. {@code
 * -Dfuzz.payloads=1000000} makes a million of each topic, {@code -Dfuzz.seed} others.
 */
class IncomingFuzzTest {

    private static final int PAYLOADS = Integer.getInteger("fuzz.payloads", 10_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    static List<InputRecord<?>> inputs() {
        return InputRecord.all();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldMakeAnEventOrAReasonOfAnyBytes(InputRecord<?> input) throws Exception {
        Corpus corpus = new Corpus(input);
        Map<DeadLetterReason, Integer> reasons = new EnumMap<>(DeadLetterReason.class);
        try (IncomingDeserializer deserializer =
                new IncomingDeserializer(input, registry, Map.of("schema.registry.url", "mock://fuzz"))) {
            for (int i = 0; i < PAYLOADS; i++) {
                byte[] payload = corpus.next();
                Incoming incoming = decode(deserializer, input, payload);
                if (incoming instanceof Incoming.Undecodable letter) {
                    assertThat(letter.bytes()).isSameAs(payload);
                    reasons.merge(letter.rejected().reason(), 1, Integer::sum);
                } else {
                    assertThat(incoming)
                            .isInstanceOfAny(
                                    Incoming.Event.class, Incoming.RateChange.class, Incoming.TermsChange.class);
                }
            }
        }
        assertThat(reasons)
                .containsKeys(
                        DeadLetterReason.NOT_AVRO,
                        DeadLetterReason.UNKNOWN_SCHEMA,
                        DeadLetterReason.INCOMPATIBLE_SCHEMA,
                        DeadLetterReason.TOO_LARGE);
    }

    private static Incoming decode(IncomingDeserializer deserializer, InputRecord<?> input, byte[] payload) {
        try {
            Incoming incoming = deserializer.deserialize(input.topic(), payload);
            incoming.at();
            return incoming;
        } catch (Throwable e) {
            byte[] shown = payload.length > 1_000 ? Arrays.copyOf(payload, 1_000) : payload;
            throw new AssertionError(
                    input.topic() + ", seed " + SEED + ": " + HexFormat.of().formatHex(shown), e);
        }
    }

    /** Records that are valid, or nearly, and what mutations make of them. */
    private final class Corpus {

        private static final int RECORDS = 200;

        private final SplittableRandom random = new SplittableRandom(SEED);
        private final List<byte[]> valid = new ArrayList<>();
        private final int[] schemas;
        private final int recursive;
        private final int nothings;

        Corpus(InputRecord<?> input) throws Exception {
            String subject = input.topic() + "-value";
            int own = registry.register(subject, new AvroSchema(input.schema()));
            recursive = registry.register(subject, new AvroSchema(HostileSchemas.recursive(input.schema())));
            nothings = registry.register(subject, new AvroSchema(HostileSchemas.nothings(input.schema())));
            int bytes = registry.register("bytes-value", new AvroSchema(Schema.create(Schema.Type.BYTES)));
            int other = registry.register(
                    "other-value",
                    new AvroSchema((input == InputRecord.USAGE ? InputRecord.SUPPORT : InputRecord.USAGE).schema()));
            schemas = new int[] {own, own, own, own, own, own, recursive, nothings, bytes, other, 4711};
            RandomRecords records = new RandomRecords(SEED);
            for (int i = 0; i < RECORDS; i++) {
                valid.add(encode(records.next(input.schema())));
            }
        }

        byte[] next() {
            byte[] content = valid.get(random.nextInt(RECORDS));
            int schema = schemas[random.nextInt(schemas.length)];
            if (schema == recursive) {
                int levels = random.nextInt(500) == 0 ? 300_000 : random.nextInt(200);
                content = Bytes.concat(content, new byte[] {2}, HostileSchemas.levels(levels));
            } else if (schema == nothings) {
                content = Bytes.concat(content, extreme(), extreme(), extreme());
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                content = mutate(content);
            }
            byte[] payload = Bytes.concat(new byte[] {0}, Ints.toByteArray(schema), content);
            return random.nextInt(50) == 0 ? cut(payload) : payload;
        }

        private byte[] mutate(byte[] content) {
            int from = random.nextInt(content.length + 1);
            int to = Math.min(content.length, from + random.nextInt(20));
            return switch (random.nextInt(8)) {
                case 0 -> cut(content);
                case 1 -> replace(content, from, from, extreme());
                case 2 -> replace(content, from, to, new byte[0]);
                case 3 -> replace(content, from, from, Arrays.copyOfRange(content, from, to));
                case 4 -> replace(content, from, to, noise(to - from));
                case 5 -> replace(content, from, from, new byte[] {(byte) 0xC0, (byte) 0xFF, (byte) 0xED, (byte) 0xA0});
                case 6 -> replace(content, from, to, hugeDecimal());
                default -> flip(content);
            };
        }

        private byte[] flip(byte[] content) {
            byte[] flipped = content.clone();
            for (int i = random.nextInt(8); i >= 0 && flipped.length > 0; i--) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }

        private byte[] hugeDecimal() {
            byte[] digits = noise(random.nextInt(100) == 0 ? 100_000 : random.nextInt(40));
            return Bytes.concat(HostileSchemas.number(digits.length), digits);
        }

        private byte[] extreme() {
            long[] numbers = {
                0,
                1,
                -1,
                1 << 20,
                1 << 30,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                253_402_300_800_000L,
                random.nextLong()
            };
            return HostileSchemas.number(numbers[random.nextInt(numbers.length)]);
        }

        private byte[] noise(int length) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            return noise;
        }

        private byte[] cut(byte[] content) {
            return Arrays.copyOf(content, random.nextInt(content.length + 1));
        }

        private byte[] replace(byte[] content, int from, int to, byte[] by) {
            return Bytes.concat(Arrays.copyOf(content, from), by, Arrays.copyOfRange(content, to, content.length));
        }
    }

    private static byte[] encode(GenericRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
