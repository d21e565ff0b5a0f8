package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.PlainJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one line at a time; lines of white space are skipped. Throws {@link BadInput} at the first line that
 * is no record; the next call goes on behind it, or finds the end if the stream itself failed.
 */
public final class JsonLinesReader implements Iterator<JsonLine>, Closeable {

    public static final String STANDARD_INPUT = InputFile.STANDARD_INPUT;

    /** Sixteen times what a Kafka topic takes by default. */
    static final int LONGEST_LINE = 1 << 24;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputFile file;
    private final LineSplitter lines;
    private @Nullable String pending;
    private long number;
    private boolean failed;

    private JsonLinesReader(InputFile file) {
        this.file = file;
        this.lines = new LineSplitter(file.stream(), LONGEST_LINE);
    }

    /**
     * Opens {@code events.jsonl}, {@code events.jsonl.gz}, {@code events.jsonl.zst} or {@code -}.
     *
     * @throws BadInput if it cannot be read
     */
    public static JsonLinesReader open(String file) {
        return new JsonLinesReader(InputFile.open(file));
    }

    static JsonLinesReader of(InputFile file) {
        return new JsonLinesReader(file);
    }

    /** Reads a stream that messages call {@code name}. */
    public static JsonLinesReader of(String name, InputStream in) {
        return new JsonLinesReader(InputFile.of(name, in));
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
            return new JsonLine(place(), members.topic(), members.key(), members.value(), members.timestamp());
        } catch (JsonMismatch mismatch) {
            throw new BadInput(place(), mismatch.getMessage() + advice(text.strip()));
        }
    }

    /** Passes the next line over without a look at what it says. */
    public void skip() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        pending = null;
    }

    private static String advice(String text) {
        if (text.startsWith("[")) {
            return "; this is a JSON array, but each record must be a line: jq -c '.[]' FILE writes them so";
        }
        return text.equals("{")
                ? "; this record goes over several lines, but must be one: jq -c . FILE writes it so; what Stripe exports goes"
                        + " through import stripe first"
                : "";
    }

    /** Position in the file, before unpacking: a fraction of {@link #size()}. */
    public long bytesRead() {
        return file.bytesRead();
    }

    /** Returns the file's bytes before unpacking; empty for a stream. */
    public OptionalLong size() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
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
        return file.name() + ":" + number;
    }
}
