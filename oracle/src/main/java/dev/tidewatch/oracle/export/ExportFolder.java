package dev.tidewatch.oracle.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of an export. Files are written beside it, in {@code DIR.unfinished}, and take its place when all of them are there: whoever reads
 * DIR finds a whole export, the former or the new one.
 */
final class ExportFolder {

    /** It is written last, so a directory with it has an export. */
    private static final String SUMMARY = "export.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path directory;
    private final Path unfinished;
    private final Path former;

    private ExportFolder(Path directory) {
        this.directory = directory;
        unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        former = directory.resolveSibling(directory.getFileName() + ".former");
    }

    /**
     * Prepares the place for an export.
     *
     * @param force to replace the one that is there
     * @throws UserError if something is there that may not be replaced
     */
    static ExportFolder at(Path output, boolean force) throws IOException {
        Path directory = output.toAbsolutePath().normalize();
        ExportFolder folder = new ExportFolder(directory);
        folder.recover();
        if (Files.exists(directory)) {
            folder.checkReplaced(output, force);
        }
        try {
            delete(folder.unfinished);
            Files.createDirectories(folder.unfinished);
        } catch (IOException e) {
            throw new UserError("--output " + output + " cannot be written: " + e.getMessage(), e);
        }
        return folder;
    }

    /** Makes and returns the folder of a table. */
    Path of(ExportedTable table) throws IOException {
        return Files.createDirectories(unfinished.resolve(table.table()));
    }

    /** Puts the export in its place. */
    void finish(Object summary) throws IOException {
        JSON.writeValue(unfinished.resolve(SUMMARY).toFile(), summary);
        if (Files.exists(directory)) {
            Files.move(directory, former);
        }
        Files.move(unfinished, directory);
        delete(former);
    }

    /** An export that was killed between the two moves left the former one beside its place. */
    private void recover() throws IOException {
        if (Files.exists(former) && !Files.exists(directory)) {
            Files.move(former, directory);
        }
        delete(former);
    }

    private void checkReplaced(Path output, boolean force) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UserError(
                    "--output " + output + " is a file; name a directory, which is made if it is not there");
        }
        boolean isExport = Files.exists(directory.resolve(SUMMARY));
        try (var files = Files.list(directory)) {
            if (!isExport && files.findAny().isPresent()) {
                throw new UserError("--output " + output + " has files that no export wrote; name another directory");
            }
        }
        if (isExport && !force) {
            throw new UserError("--output " + output
                    + " has an earlier export; name another directory, or add --force to replace it");
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
