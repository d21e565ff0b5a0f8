package dev.tidewatch.app.jsonl;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that takes the place of an older one only when it is whole, so that one that fails destroys nothing. It is written beside it. */
public final class Replacement implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final Path file;
    private final @Nullable Path part;

    private Replacement(OutputStream out, Path file, @Nullable Path part) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.file = file;
        this.part = part;
    }

    /** Begins a file, packed as its ending says; {@code -} is standard output, which like a device is written at once. */
    public static Replacement of(String name) throws IOException {
        Path file = Path.of(name);
        if (name.equals(JsonLinesWriter.STANDARD_OUTPUT) || (Files.exists(file) && !Files.isRegularFile(file))) {
            return new Replacement(JsonLinesWriter.bytes(name), file, null);
        }
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path part = part(real);
        return new Replacement(JsonLinesWriter.bytes(name, part), real, part);
    }

    /** Returns where a file is while it is not whole. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Returns the stream that its bytes go to. */
    public OutputStream stream() {
        return out;
    }

    /** Puts it in its place: it is whole. */
    public void finish() throws IOException {
        out.close();
        if (part != null) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing of it, unless it is finished. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }
}
