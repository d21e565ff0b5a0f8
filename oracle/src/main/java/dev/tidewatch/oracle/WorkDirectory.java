package dev.tidewatch.oracle;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of its own for the database and what is read from a cluster; gone when closed. */
public record WorkDirectory(Path path) implements Closeable {

    public static WorkDirectory create() throws IOException {
        return new WorkDirectory(Files.createTempDirectory("tidewatch-database-"));
    }

    @Override
    public void close() throws IOException {
        MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
