package dev.tidewatch.avro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class IncomingDeserializerTest {

    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 2};

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
