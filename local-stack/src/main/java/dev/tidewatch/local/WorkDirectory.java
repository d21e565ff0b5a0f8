package dev.tidewatch.local;

import dev.tidewatch.app.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the directory in which a command's stack and state live: kept where the user asked, else deleted afterwards. */
public record WorkDirectory(Path path, boolean temporary) implements Closeable {

    /**
     * A directory of the user's must be empty: a second run into it would count every event twice.
     *
     * @param kept null for a temporary one
     */
    public static WorkDirectory of(@Nullable Path kept) throws IOException {
        if (kept == null) {
            return new WorkDirectory(Files.createTempDirectory("tidewatch-"), true);
        }
        Files.createDirectories(kept);
        try (Stream<Path> content = Files.list(kept)) {
            if (content.findAny().isPresent()) {
                throw new UserError("--data-dir " + kept + " is not empty; it must be a new directory");
            }
        }
        return new WorkDirectory(kept, false);
    }

    public Path stack() {
        return path.resolve("stack");
    }

    public Path state() {
        return path.resolve("state");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
