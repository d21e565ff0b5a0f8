package dev.tidewatch.avro.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.TrustedRecords;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IncomingDeserializerTest {

    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 2};
    private static final int RANDOM_RECORDS = 20_000;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    /** A record of which nothing is known must not become a dead letter. */
    @Test
    void shouldFailWhenTheRegistryCannotBeReached() {
        assertThatThrownBy(() -> decode(new ConnectException("refused")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void shouldFailWhenTheRegistryItselfFails() {
        assertThatThrownBy(() -> decode(new RestClientException("overloaded", 503, 50301)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("503");
    }

    @Test
    void shouldMakeSomethingOfAnyBytes() throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        int id = registry.register("subscription-events-value", RegisteredSchema.of(InputRecord.SUBSCRIPTION.schema()));
        Random random = new Random(1);
        try (IncomingDeserializer deserializer = new IncomingDeserializer(
                InputRecord.SUBSCRIPTION, registry, Map.of("schema.registry.url", "mock://any"))) {
            for (int i = 0; i < RANDOM_RECORDS; i++) {
                byte[] content = new byte[random.nextInt(200)];
                random.nextBytes(content);
                byte[] bytes = ByteBuffer.allocate(5 + content.length)
                        .put((byte) 0)
                        .putInt(id)
                        .put(content)
                        .array();

                assertThat(deserializer.deserialize("subscription-events", bytes))
                        .isInstanceOf(Incoming.Undecodable.class);
            }
        }
    }

    private static void decode(Exception failure) {
        try (IncomingDeserializer deserializer = new IncomingDeserializer(
                InputRecord.SUBSCRIPTION, new Failing(failure), Map.of("schema.registry.url", "mock://failing"))) {
            deserializer.deserialize("subscription-events", FRAMED);
        }
    }

    private static final class Failing extends MockSchemaRegistryClient {

        private final Exception failure;

        Failing(Exception failure) {
            this.failure = failure;
        }

        @Override
        public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
            if (failure instanceof RestClientException answer) {
                throw answer;
            }
            throw new IOException(failure);
        }
    }
}
