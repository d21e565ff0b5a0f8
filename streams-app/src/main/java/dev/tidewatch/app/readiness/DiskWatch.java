package dev.tidewatch.app.readiness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at the room on the disk of the state directory: a write that finds none may never return from native code. */
public final class DiskWatch {

    private static final long MEGABYTE = 1 << 20;

    /** So many times what is needed is the time to say that it becomes little. */
    private static final int EARLY = 5;

    private final Path directory;
    private final long neededMegabytes;
    private final Room room;
    private final Consumer<String> warnings;
    private boolean warned;

    /** Asks how many bytes are left. */
    interface Room {

        long bytes() throws IOException;
    }

    /** @param neededMegabytes 0 for a disk that may be used up */
    public DiskWatch(Path directory, long neededMegabytes, Consumer<String> warnings) {
        this(directory, neededMegabytes, () -> Files.getFileStore(directory).getUsableSpace(), warnings);
    }

    DiskWatch(Path directory, long neededMegabytes, Room room, Consumer<String> warnings) {
        this.directory = directory;
        this.neededMegabytes = neededMegabytes;
        this.room = room;
        this.warnings = warnings;
    }

    /** Returns why to stop; empty while there is room. Says once that it becomes little. */
    public Optional<String> full() {
        long left;
        try {
            left = room.bytes() / MEGABYTE;
        } catch (IOException e) {
            return Optional.empty(); // whoever writes there says what is wrong with it
        }
        if (neededMegabytes == 0) {
            // A store may wait in native code for the room that it needs, and tell nobody.
            return left == 0
                    ? Optional.of("the disk of the state directory is full; make room and start again")
                    : Optional.empty();
        }
        boolean little = left < EARLY * neededMegabytes;
        if (little && !warned) {
            warnings.accept(described(left) + "; run stops below " + neededMegabytes + " MB");
        }
        warned = little;
        return left < neededMegabytes
                ? Optional.of(described(left) + ", and run needs " + neededMegabytes
                        + " MB (tidewatch.state.min.free.mb); make room and start again")
                : Optional.empty();
    }

    private String described(long left) {
        return "the disk of the state directory " + directory + " has " + left + " MB left";
    }
}
