package dev.tidewatch.oracle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of its own for the database and what is read from a cluster; gone when closed. */
record WorkDirectory(Path path) implements Closeable {

    static WorkDirectory create() throws IOException {
        return new WorkDirectory(Files.createTempDirectory("tidewatch-verify-"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
