package dev.tidewatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that exists, and was written a moment ago, while the pipeline is RUNNING: what the container's health check looks
 * at. A process that was killed leaves it to grow old.
 */
public final class ReadyFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyFile.class);

    private final Path file;

    private ReadyFile(Path file) {
        this.file = file;
    }

    /** {@code <application id>.ready} in the directory; not there yet. */
    public static ReadyFile in(Path directory, String applicationId) {
        ReadyFile ready = new ReadyFile(directory.resolve(applicationId + ".ready"));
        ready.show(false);
        return ready;
    }

    /** To be called every second or so. */
    public void show(boolean running) {
        try {
            if (running) {
                Files.writeString(file, "RUNNING\n");
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The pipeline goes on; a health check that looks at the file will say otherwise.
            LOG.warn("Cannot write {}: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        show(false);
    }
}
