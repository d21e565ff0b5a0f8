package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSetupTest {

    private static final Topics TOPICS = new Topics("", "app");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"404 | <html>not here</html>", "404 | {}", "200 | <html>welcome</html>", "403 | go away"})
    void shouldSayThatWhatAnswersIsNoRegistry(int status, String body) throws IOException {
        try (SchemaRegistryClient client = client(status, body)) {
            assertThatThrownBy(() -> new SchemaSetup(client, TOPICS).check())
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("what answers at schema.registry.url is no schema registry")
                    .hasMessageEndingWith("; check the address");
        }
    }

    @ParameterizedTest
    @CsvSource({"40401", "40403"})
    void shouldCountASubjectAsMissingWhenARegistrySaysSo(int code) throws IOException {
        try (SchemaRegistryClient client = client(404, "{\"error_code\": " + code + ", \"message\": \"no\"}")) {
            assertThatThrownBy(() -> new SchemaSetup(client, TOPICS).check())
                    .hasMessageStartingWith("not registered: ")
                    .hasMessageEndingWith("; run 'tidewatch schemas --register'");
        }
    }

    @Test
    void shouldNotTakeTheProxyOfARegistryForSomethingElse() throws IOException {
        try (SchemaRegistryClient client = client(502, "<html>bad gateway</html>")) {
            assertThatThrownBy(() -> new SchemaSetup(client, TOPICS).check())
                    .hasMessageContaining("the schema registry says: ");
        }
    }

    @Test
    void shouldPassOnWhatARegistryComplainsOf() throws IOException {
        try (SchemaRegistryClient client = client(401, "{\"error_code\": 40101, \"message\": \"who are you?\"}")) {
            assertThatThrownBy(() -> new SchemaSetup(client, TOPICS).check())
                    .hasMessageContaining("the schema registry says: who are you?");
        }
    }

    /** Of something that gives this answer to everything; it ends with the process. */
    private static SchemaRegistryClient client(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        assertThat(server.getAddress().getPort()).isPositive();
        return RegistryClient.of(Map.of(
                "schema.registry.url",
                "http://localhost:" + server.getAddress().getPort(),
                "retries.wait.ms",
                1,
                "retries.max.wait.ms",
                1));
    }
}
