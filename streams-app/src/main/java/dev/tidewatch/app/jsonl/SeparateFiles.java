package dev.tidewatch.app.jsonl;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one command. Writing one of them must not destroy another, whatever names and links lead to it. */
public final class SeparateFiles {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final Map<String, Path> files = new LinkedHashMap<>();

    /**
     * Adds a file that the command reads.
     *
     * @param option that names it, such as {@code --input}
     * @param file null for none; {@code -} is whatever standard input comes from
     */
    public SeparateFiles read(String option, @Nullable String file) {
        if (file != null) {
            files.put(option + " " + file, file.equals(InputFile.STANDARD_INPUT) ? STANDARD_INPUT : Path.of(file));
        }
        return this;
    }

    /**
     * Adds a file that the command replaces.
     *
     * @param file null for none; {@code -} is standard output
     * @throws UserError if it is one of those added before, or can be no file
     */
    public SeparateFiles written(String option, @Nullable String file) {
        if (file == null || file.equals(JsonLinesWriter.STANDARD_OUTPUT)) {
            return this;
        }
        Path path = Path.of(file);
        String name = option + " " + file;
        refuse(path, name);
        refuse(Replacement.part(path), name + " while it is written");
        if (Files.isDirectory(path)) {
            throw new UserError(name + ": is a directory; it must be a file, or - for standard output");
        }
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new UserError(name + ": the directory " + directory + " does not exist; make it first");
        }
        files.put(name, path);
        return this;
    }

    private void refuse(Path path, String name) {
        files.forEach((other, its) -> {
            if (isSame(path, its)) {
                throw new UserError(
                        name + ": is the same file as " + other + ", which it would destroy; it must be another");
            }
        });
    }

    /** Devices such as /dev/null keep nothing that could be destroyed. */
    private static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isRegularFile(one) && Files.isSameFile(one, other);
            }
            return place(one).equals(place(other));
        } catch (IOException e) {
            throw new UserError(one + ": cannot be told apart from " + other + ": " + e, e);
        }
    }

    /** Returns where a file is, which may not be there yet. */
    private static Path place(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path directory = absolute.getParent();
        return directory == null || !Files.exists(directory)
                ? absolute
                : directory.toRealPath().resolve(directory.relativize(absolute));
    }
}
