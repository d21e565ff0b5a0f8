package dev.tidewatch.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine that some tests work with. */
enum Program {
    CHROMIUM("chromium-headless-shell chromium chromium-browser google-chrome", ""),
    /** One that has the template engine of dbt. */
    JINJA("python3", "import jinja2, yaml"),
    NODE("node", ""),
    NPM("npm", ""),
    POSTGRES("postgres", ""),
    PROMETHEUS("prometheus", ""),
    PROMTOOL("promtool", ""),
    /** One that has the libraries of examples/consume/python. */
    PYTHON("python3", "import avro, confluent_kafka");

    /** Where Debian puts the programs of a PostgreSQL, and not into {@code PATH}. */
    private static final Path DEBIANS_POSTGRESQL = Path.of("/usr/lib/postgresql");

    private final String names;
    private final String probe;

    /**
     * A program that is found by its name.
     *
     * @param names that it may have, the usual one first
     * @param probe what it must be able to run to be of use; empty: nothing
     */
    Program(String names, String probe) {
        this.names = names;
        this.probe = probe;
    }

    /** @throws IllegalStateException if it is in no directory of {@code PATH} */
    String path() {
        return in(String.valueOf(System.getenv("PATH")))
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException("no " + title() + " is in PATH"));
    }

    Optional<Path> in(String path) {
        return Arrays.stream(names.split(" "))
                .flatMap(name -> Stream.concat(
                                Arrays.stream(path.split(File.pathSeparator)).map(Path::of), besidePath())
                        .map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .filter(this::isOfUse)
                .findFirst();
    }

    /** The newest version first. */
    private Stream<Path> besidePath() {
        String[] versions = this == POSTGRES ? DEBIANS_POSTGRESQL.toFile().list() : null;
        return versions == null
                ? Stream.empty()
                : Arrays.stream(versions)
                        .sorted(Comparator.reverseOrder())
                        .map(version -> DEBIANS_POSTGRESQL.resolve(version).resolve("bin"));
    }

    private boolean isOfUse(Path program) {
        if (probe.isEmpty()) {
            return true;
        }
        try {
            return new ProcessBuilder(program.toString(), "-c", probe)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String title() {
        String name = names.split(" ", 2)[0];
        return probe.isEmpty() ? name : name + " that can `" + probe + "`";
    }
}
