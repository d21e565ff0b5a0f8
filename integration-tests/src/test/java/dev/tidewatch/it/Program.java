package dev.tidewatch.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A program of the machine that some tests work with. */
enum Program {
    CHROMIUM("chromium chromium-browser google-chrome"),
    NODE("node"),
    NPM("npm"),
    PROMETHEUS("prometheus"),
    PROMTOOL("promtool");

    private final String names;

    /** @param names that it may have, the usual one first */
    Program(String names) {
        this.names = names;
    }

    /** @throws IllegalStateException if it is in no directory of {@code PATH} */
    String path() {
        return in(String.valueOf(System.getenv("PATH")))
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException("no " + title() + " is in PATH"));
    }

    Optional<Path> in(String path) {
        return Arrays.stream(names.split(" "))
                .flatMap(name ->
                        Arrays.stream(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    String title() {
        return names.split(" ", 2)[0];
    }
}
