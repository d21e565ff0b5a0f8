package dev.tidewatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final RegisterSchemaRequest SCHEMA = new RegisterSchemaRequest(new AvroSchema("\"long\""));

    @Test
    void shouldChangeNothingWhenDecisionCannotBeLogged() {
        var registry = new Registry(new FullLog());

        assertThatThrownBy(() -> registry.register("strict", SCHEMA, false)).hasMessageContaining("no space left");
        assertThatThrownBy(() -> registry.setDefaultLevel(CompatibilityLevel.NONE))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(500));

        assertThat(registry.subjects()).isEmpty();
        assertThat(registry.defaultLevel()).isEqualTo(CompatibilityLevel.BACKWARD);
    }

    private static final class FullLog implements RegistryLog {
        @Override
        public List<RegistryEvent> restored() {
            return List.of();
        }

        @Override
        public void append(RegistryEvent event) {
            throw RegistryException.storage("no space left");
        }

        @Override
        public void close() {}
    }
}
