package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's docker-compose.yml, as a person brings it up; but under names and ports of its own. */
final class Compose implements AutoCloseable {

    private static final Path PROJECT = Path.of("..");
    private static final String LOCAL_BASE = "tidewatch/jre:local";
    private static final String PUBLIC_BASE = "eclipse-temurin:17-jre";

    private final List<String> compose = new ArrayList<>();
    private final Map<String, String> environment;

    private Compose(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Not up yet; throws where Compose is not installed. */
    static Compose ofProject() throws IOException, InterruptedException {
        String base = succeeds("docker", "image", "inspect", LOCAL_BASE) ? LOCAL_BASE : PUBLIC_BASE;
        Compose compose = new Compose(Map.of(
                "PIPELINE_BASE",
                base,
                // Without Maven: the jars are those of this build.
                "PIPELINE_BUILD_BASE",
                base,
                "KAFKA_PORT",
                Integer.toString(FreePort.next()),
                "REGISTRY_PORT",
                Integer.toString(FreePort.next()),
                "PAGE_PORT",
                Integer.toString(FreePort.next())));
        compose.compose.addAll(
                succeeds("docker", "compose", "version") ? List.of("docker", "compose") : List.of("docker-compose"));
        compose.compose.addAll(List.of(
                "-p",
                "tidewatch-" + Optional.ofNullable(System.getenv("TEST_RUN")).orElse("it")));
        return compose;
    }

    /** What it printed to standard output. */
    String run(String... arguments) throws IOException, InterruptedException {
        return run(null, arguments);
    }

    /** @param input of standard input; null for none */
    String run(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of(arguments));
        return output(command, environment, input);
    }

    String containerOf(String service) throws IOException, InterruptedException {
        return run("ps", "-q", service).strip();
    }

    /** Where the live page is published. */
    String page() {
        return "http://localhost:" + environment.get("PAGE_PORT");
    }

    /** @param format such as {@code {{.State.Health.Status}}} */
    static String inspect(String container, String format) throws IOException, InterruptedException {
        return output(List.of("docker", "inspect", "--format", format, container), Map.of(), null)
                .strip();
    }

    @Override
    public void close() throws IOException {
        try {
            run("down", "--volumes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String output(List<String> command, Map<String, String> environment, Path input)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("tidewatch-compose-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectInput((input == null ? Path.of("/dev/null") : input.toAbsolutePath()).toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String err = Files.readString(errors);
        Files.delete(errors);
        assertThat(exitCode).as("%s%n%s%n%s", command, out, err).isZero();
        return out;
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
