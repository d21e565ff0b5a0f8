package dev.tidewatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.local.machine.LocalStackException;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryPersistenceTest {
    private static final AvroSchema LONG = new AvroSchema("\"long\"");
    private static final AvroSchema STRING = new AvroSchema("\"string\"");
    private static final AvroSchema BYTES = new AvroSchema("\"bytes\"");

    @TempDir
    Path directory;

    @Test
    void shouldKeepIdsVersionsAndLevelsWhenRestarted() throws Exception {
        try (var endpoint = RegistryEndpoint.in(directory);
                var client = client(endpoint)) {
            client.updateCompatibility(null, "FORWARD");
            client.updateCompatibility("free", "NONE");
            client.updateCompatibility("undecided", "NONE");
            new HttpProbe(endpoint.url()).delete("/config/undecided");
            assertThat(client.register("strict", LONG)).isEqualTo(1);
            assertThat(client.register("free", STRING)).isEqualTo(2);
            assertThat(client.register("free", LONG)).isEqualTo(1);
        }

        try (var endpoint = RegistryEndpoint.in(directory);
                var client = client(endpoint)) {
            assertThat(client.getCompatibility(null)).isEqualTo("FORWARD");
            assertThat(client.getCompatibility("free")).isEqualTo("NONE");
            assertThatThrownBy(() -> client.getCompatibility("undecided")).hasMessageContaining("40408");
            assertThat(client.getAllSubjects()).containsExactly("free", "strict");
            assertThat(client.getId("strict", LONG)).isEqualTo(1);
            assertThat(client.getSchemaMetadata("free", 1).getId()).isEqualTo(2);
            assertThat(client.getSchemaMetadata("free", 2).getId()).isEqualTo(1);
            assertThat(client.register("free", BYTES)).isEqualTo(3);
            assertThatThrownBy(() -> client.register("strict", STRING)).hasMessageContaining("409");
        }
    }

    @Test
    void shouldIgnoreUnfinishedLastLineWhenRestartedAfterCrash() throws Exception {
        try (var endpoint = RegistryEndpoint.in(directory);
                var client = client(endpoint)) {
            client.register("strict", LONG);
        }
        Files.writeString(journal(), "{\"event\":\"schema-registered\",\"subj", StandardOpenOption.APPEND);

        try (var endpoint = RegistryEndpoint.in(directory);
                var client = client(endpoint)) {
            assertThat(client.getAllSubjects()).containsExactly("strict");
            assertThat(client.register("free", STRING)).isEqualTo(2);
        }

        try (var endpoint = RegistryEndpoint.in(directory);
                var client = client(endpoint)) {
            assertThat(client.getAllSubjects()).containsExactly("free", "strict");
        }
    }

    @Test
    void shouldNameFileAndLineWhenJournalIsDamaged() throws IOException {
        Files.writeString(journal(), "{\"event\":\"level-removed\",\"subject\":\"a\"}\nnonsense\n");

        assertThatThrownBy(() -> RegistryEndpoint.in(directory))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContainingAll(journal().getFileName().toString(), "line 2", "restore it");

        Files.delete(journal());
        RegistryEndpoint.in(directory).close();
    }

    @Test
    void shouldNameDirectoryWhenAlreadyInUse() {
        try (var endpoint = RegistryEndpoint.in(directory)) {
            assertThat(endpoint.url()).startsWith("http://127.0.0.1:");

            assertThatThrownBy(() -> RegistryEndpoint.in(directory))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContainingAll(directory.toString(), "in use");
        }
    }

    private Path journal() {
        return directory.resolve("schemas.jsonl");
    }

    private static SchemaRegistryClient client(RegistryEndpoint endpoint) {
        return new CachedSchemaRegistryClient(endpoint.url(), 10);
    }
}
