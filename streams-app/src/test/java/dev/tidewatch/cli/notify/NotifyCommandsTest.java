package dev.tidewatch.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.cli.Tidewatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyCommandsTest {

    private static final String ROUTES = "routes:\n  - to: [crm]\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoFile() {
        for (List<String> command :
                List.of(List.of("notify"), List.of("notify", "check"), List.of("notify", "replay"))) {
            assertThat(run(command.toArray(String[]::new))).isEqualTo(2);
        }
        assertThat(err.toString()).contains("--config is missing; it must be a file such as examples/notify.yaml");
    }

    @Test
    void shouldSayWhichAddressIsRefusedWhenItIsChecked(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(
                directory.resolve("notify.yaml"),
                "destinations:\n  crm:\n    webhook: {url: \"https://nowhere.invalid/hook\"}\n" + ROUTES);
        // then
        assertThat(run("notify", "check", "--config", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("crm: webhook at nowhere.invalid is refused: this name has no address");
    }

    /** Each alert would fail, and nobody would be told of any. */
    @Test
    void shouldRefuseToStartWhenAnAddressIsOfThisMachine(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(
                directory.resolve("notify.yaml"),
                "destinations:\n  crm:\n    webhook: {url: \"https://127.0.0.1/hook\"}\n" + ROUTES);
        for (List<String> command :
                List.of(List.of("notify"), List.of("notify", "check"), List.of("notify", "replay"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--config", file.toString()));
            // then
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
            assertThat(err.toString())
                    .contains(
                            "notify.yaml:3: destinations.crm.webhook.url: 127.0.0.1 is private, of this machine or of its"
                                    + " network, and nothing would be sent there; allowPrivate: true beside url allows it");
            err.getBuffer().setLength(0);
        }
    }

    @Test
    void shouldCheckTheSettingsThatTheFileNamesAndSayWhatIsNotSigned(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(
                directory.resolve("notify.yaml"),
                "settings: nothere.properties\ndestinations:\n  crm:\n"
                        + "    webhook: {url: \"https://127.0.0.1/hook\", allowPrivate: true}\n" + ROUTES);
        // then
        assertThat(run("notify", "check", "--config", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("is right, and gets messages without a signature");
        assertThat(err.toString()).contains("nothere.properties");
    }

    @Test
    void shouldTellOfMistakesWithoutATraceWhenTheFileIsWrong(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("notify.yaml"), "destinatons: {}\n" + ROUTES);
        // then
        assertThat(run("notify", "check", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("notify.yaml:1: destinatons is unknown; did you mean destinations?")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldReachADestinationWhenItIsTested(@TempDir Path directory) throws IOException {
        // given
        List<String> ids = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(ids.size() == 1 ? 204 : 404, -1);
            exchange.close();
        });
        server.start();
        Path file = Files.writeString(
                directory.resolve("notify.yaml"),
                "destinations:\n  crm:\n    webhook: {url: \"http://127.0.0.1:"
                        + server.getAddress().getPort() + "/\", allowPrivate: true}\n" + ROUTES);
        // when
        int first = run("notify", "test", "--config", file.toString());
        int second = run("notify", "test", "--config", file.toString());
        server.stop(0);
        // then
        assertThat(first).isZero();
        assertThat(second).isEqualTo(1);
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(out.toString()).contains("crm: has taken it", "crm: takes nothing: it answers 404");
    }

    private int run(String... arguments) {
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
