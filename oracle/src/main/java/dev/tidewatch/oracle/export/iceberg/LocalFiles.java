package dev.tidewatch.oracle.export.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** The file system of this machine, without Hadoop's. */
final class LocalFiles implements FileIO {

    private static final long serialVersionUID = 1L;

    @Override
    public InputFile newInputFile(String path) {
        return Files.localInput(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return Files.localOutput(path);
    }

    @Override
    public void deleteFile(String path) {
        try {
            java.nio.file.Files.deleteIfExists(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
