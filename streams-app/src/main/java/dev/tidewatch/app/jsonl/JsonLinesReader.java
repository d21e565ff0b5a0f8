package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.CountingInputStream;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.PlainJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one line at a time; lines of white space are skipped. Throws {@link BadInput} at the first line that
 * is no record; the next call goes on behind it, or finds the end if the stream itself failed.
 */
public final class JsonLinesReader implements Iterator<JsonLine>, Closeable {

    public static final String STANDARD_INPUT = "-";

    /** Sixteen times what a Kafka topic takes by default. */
    static final int LONGEST_LINE = 1 << 24;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final OptionalLong size;
    private final CountingInputStream counted;
    private final LineSplitter lines;
    private @Nullable String pending;
    private long number;
    private boolean failed;

    private JsonLinesReader(String file, OptionalLong size, CountingInputStream counted) throws IOException {
        this.file = file;
        this.size = size;
        this.counted = counted;
        this.lines = new LineSplitter(Compression.of(file).unpacking(counted), LONGEST_LINE);
    }

    /**
     * Opens {@code events.jsonl}, {@code events.jsonl.gz}, {@code events.jsonl.zst} or {@code -}.
     *
     * @throws BadInput if it cannot be read
     */
    public static JsonLinesReader open(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return of("standard input", System.in);
        }
        Path path = Path.of(file);
        try {
            OptionalLong size = Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
            return new JsonLinesReader(file, size, new CountingInputStream(Files.newInputStream(path)));
        } catch (NoSuchFileException e) {
            throw new BadInput(file, "no such file");
        } catch (IOException e) {
            throw new BadInput(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads a stream that messages call {@code name}, whose ending tells the compression. */
    public static JsonLinesReader of(String name, InputStream in) {
        try {
            return new JsonLinesReader(name, OptionalLong.empty(), new CountingInputStream(in));
        } catch (IOException e) {
            throw new BadInput(name, "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public boolean hasNext() {
        while (pending == null && !failed) {
            ByteBuffer line = nextLine();
            if (line == null) {
                return false;
            }
            String text = decoded(line);
            if (!text.isBlank()) {
                pending = text;
            }
        }
        return pending != null;
    }

    @Override
    public JsonLine next() {
        if (!hasNext() || pending == null) {
            throw new NoSuchElementException();
        }
        String text = pending;
        pending = null;
        try {
            JsonNode json = PlainJson.parse(text);
            LineMembers members = new LineMembers(json);
            return new JsonLine(place(), members.topic(), members.key(), members.value());
        } catch (JsonMismatch mismatch) {
            throw new BadInput(place(), mismatch.getMessage());
        }
    }

    /** Position in the file, before unpacking: a fraction of {@link #size()}. */
    public long bytesRead() {
        return counted.getCount();
    }

    /** Of the file, before unpacking; empty for a stream. */
    public OptionalLong size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    private @Nullable ByteBuffer nextLine() {
        number++;
        try {
            return lines.next();
        } catch (IOException e) {
            failed = true;
            throw new BadInput(place(), "cannot be read: " + e.getMessage());
        }
    }

    private String decoded(ByteBuffer line) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
            return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput(place(), "not UTF-8 at byte " + (line.position() + 1) + " of the line");
        }
    }

    private String place() {
        return file + ":" + number;
    }
}
