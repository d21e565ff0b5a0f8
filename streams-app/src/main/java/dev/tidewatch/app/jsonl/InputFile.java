package dev.tidewatch.app.jsonl;

import com.google.common.io.CountingInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A file of any text, unpacked as its first bytes say; {@code -} is standard input. */
public final class InputFile implements Closeable {

    static final String STANDARD_INPUT = "-";

    private final String name;
    private final OptionalLong size;
    private final CountingInputStream counted;
    private final InputStream unpacked;

    private InputFile(String name, OptionalLong size, InputStream packed) throws IOException {
        this.name = name;
        this.size = size;
        this.counted = new CountingInputStream(packed);
        this.unpacked = Compression.unpacked(counted);
    }

    /**
     * Opens {@code rates.csv}, {@code rates.csv.gz}, {@code rates.csv.zst} or {@code -}.
     *
     * @throws BadInput if it cannot be read
     */
    public static InputFile open(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return of("standard input", System.in);
        }
        return of(file, Path.of(file));
    }

    /** A file that messages call {@code name}, whose ending tells the compression. */
    static InputFile of(String name, Path file) {
        try {
            OptionalLong size = Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
            return new InputFile(name, size, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new BadInput(name, "no such file");
        } catch (IOException e) {
            throw new BadInput(name, "cannot be read: " + e.getMessage());
        }
    }

    /** A stream that messages call {@code name}. */
    static InputFile of(String name, InputStream in) {
        try {
            return new InputFile(name, OptionalLong.empty(), in);
        } catch (IOException e) {
            throw new BadInput(name, "cannot be read: " + e.getMessage());
        }
    }

    /** As messages call it. */
    public String name() {
        return name;
    }

    public InputStream stream() {
        return unpacked;
    }

    /** Position in the file, before unpacking: a fraction of {@link #size()}. */
    public long bytesRead() {
        return counted.getCount();
    }

    /** Returns the file's bytes before unpacking; empty for a stream. */
    public OptionalLong size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
