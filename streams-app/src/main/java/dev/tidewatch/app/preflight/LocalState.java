package dev.tidewatch.app.preflight;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of an application's state on this machine. A file in it says of which life of the application it is: Kafka Streams
 * compares offsets alone, and those of an application that was deleted and begun again soon fit the old copy.
 */
public final class LocalState {

    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
    private static final String NAME = "tidewatch-origin";
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    private final Path directory;

    private LocalState(Path directory) {
        this.directory = directory;
    }

    /**
     * The copy of one application.
     *
     * @param stateDirectory in which Kafka Streams has a directory for each application
     */
    public static LocalState of(Path stateDirectory, String applicationId) {
        return new LocalState(stateDirectory.resolve(applicationId));
    }

    /**
     * Returns when what is there is of this life of the application, or nothing is; to be called while nobody else can use it.
     *
     * @param life that is about to begin or to go on
     * @param delete deletes the copy
     */
    public void belongTo(String life, Runnable delete) {
        try {
            if (life.equals(written())) {
                return;
            }
            if (hasTasks()) {
                LOG.warn(
                        "The state in {} is not known to be of this application's topics as they are now: it is deleted and read back",
                        directory);
                Files.deleteIfExists(directory.resolve(NAME));
                delete.run();
            }
            write(life);
        } catch (IOException e) {
            throw new UserError(
                    "cannot find out whose state is in " + directory + " (" + e
                            + "); make it readable and writable, or delete it: all of it is read back",
                    e);
        }
    }

    private String written() throws IOException {
        try {
            return Files.readString(directory.resolve(NAME)).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private boolean hasTasks() throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(
                    file -> TASK.matcher(file.getFileName().toString()).matches());
        }
    }

    private void write(String life) throws IOException {
        Files.createDirectories(directory);
        Path next = Files.writeString(directory.resolve(NAME + ".next"), life + "\n");
        Files.move(next, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
