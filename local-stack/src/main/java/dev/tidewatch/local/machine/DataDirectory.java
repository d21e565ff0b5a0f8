package dev.tidewatch.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one owner at a time, over all processes, may write to. The operating system frees it when its
 * owner dies.
 */
public final class DataDirectory implements AutoCloseable {
    /**
     * The directories held by this process. The file lock cannot tell: on POSIX systems, closing any channel of a
     * locked file frees the lock, so a second opener in this process must be turned away before it opens the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;
    private final boolean temporary;

    private DataDirectory(Path path, FileChannel lockFile, boolean temporary) {
        this.path = path;
        this.lockFile = lockFile;
        this.temporary = temporary;
    }

    /** An empty directory that is deleted on close. */
    public static DataDirectory temporary(String prefix) {
        try {
            return open(Files.createTempDirectory(prefix), true);
        } catch (IOException e) {
            throw new LocalStackException(
                    "Cannot create a temporary directory in " + System.getProperty("java.io.tmpdir")
                            + ": make it writable, or set -Djava.io.tmpdir.",
                    e);
        }
    }

    /** The directory at {@code path}, created when missing, kept on close. */
    public static DataDirectory at(Path path) {
        try {
            return open(Files.createDirectories(path), false);
        } catch (IOException e) {
            throw new LocalStackException(
                    "Cannot use the data directory " + path.toAbsolutePath() + " (" + e.getMessage()
                            + "): make it writable, or choose another one.",
                    e);
        }
    }

    private static DataDirectory open(Path directory, boolean temporary) throws IOException {
        Path path = directory.toRealPath();
        if (!HELD.add(path)) {
            throw inUse(path, "this process");
        }
        FileChannel lockFile = null;
        try {
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw inUse(path, "another process");
            }
            return new DataDirectory(path, lockFile, temporary);
        } catch (IOException | RuntimeException e) {
            HELD.remove(path);
            if (lockFile != null) {
                lockFile.close();
            }
            throw e;
        }
    }

    private static LocalStackException inUse(Path path, String owner) {
        return new LocalStackException("The data directory " + path + " is in use by " + owner
                + ": stop the stack that runs there, or choose another directory.");
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!HELD.remove(path)) {
            return;
        }
        try {
            lockFile.close();
            if (temporary) {
                deleteRecursively();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteRecursively() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
