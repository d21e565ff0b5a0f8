package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus with the configuration of {@code deploy/prometheus}, but for where and how often it scrapes. */
final class PrometheusServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DEPLOYED = Path.of("..", "deploy", "prometheus").toAbsolutePath();
    private static final Pattern LISTENS_AT = Pattern.compile("Listening on\" address=(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    /** Ready on return: it listens before its series and rules are loaded, and until then answers that it is unavailable. */
    PrometheusServer(Path directory, URI scraped) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "none is asked for");
        String config = Files.readString(DEPLOYED.resolve("prometheus.yml"));
        config = changed(config, "pipeline:8080", scraped.getAuthority());
        config = changed(config, "/dev/shm/tidewatch.token", token.toString());
        config = changed(
                config, "/etc/prometheus/rules", DEPLOYED.resolve("rules").toString());
        config = changed(config, ": 15s", ": 1s");
        Path log = directory.resolve("prometheus.log");
        process = new ProcessBuilder(
                        Program.PROMETHEUS.path(),
                        "--config.file=" + Files.writeString(directory.resolve("prometheus.yml"), config),
                        "--storage.tsdb.path=" + directory.resolve("series"),
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        address = await().atMost(PATIENCE).until(() -> listensAt(log), at -> !at.isEmpty() || !process.isAlive());
        assertThat(address).as(Files.readString(log)).isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/-/ready").statusCode())
                        .as(() -> contentOf(log.toFile()))
                        .isEqualTo(200));
    }

    /** What its rules have come to, by {@code /api/v1/rules}. */
    JsonNode rules() throws IOException, InterruptedException {
        return ask("rules").at("/groups/0/rules");
    }

    /** The first value of an expression. */
    String value(String expression) throws IOException, InterruptedException {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/result/0/value/1")
                .asText();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        String body = get("/api/v1/" + path).body();
        JsonNode answer = JSON.readTree(body);
        assertThat(answer.get("status").textValue()).as(body).isEqualTo("success");
        return answer.get("data");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + address + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String listensAt(Path log) throws IOException {
        Matcher matcher = LISTENS_AT.matcher(Files.readString(log));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String changed(String config, String from, String to) {
        assertThat(config).contains(from);
        return config.replace(from, to);
    }
}
