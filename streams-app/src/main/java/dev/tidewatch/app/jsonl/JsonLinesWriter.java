package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidewatch.app.UserError;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code {"topic":...,"partition":...,"offset":...,"timestamp":...,"key":...,"value":...}}, a line feed after each, in
 * UTF-8; the timestamp as {@code "2026-03-01T00:00:00Z"}.
 */
public final class JsonLinesWriter implements Closeable, Flushable {

    public static final String STANDARD_OUTPUT = "-";

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    private final JsonGenerator json;

    private JsonLinesWriter(OutputStream out) throws IOException {
        this.json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
    }

    /** Replaces {@code file}, packed as its ending says; {@code -} is standard output, which stays open. */
    public static JsonLinesWriter create(String file) throws IOException {
        return of(bytes(file));
    }

    /** Opens the stream that such a file's bytes go to. */
    public static OutputStream bytes(String file) throws IOException {
        if (file.equals(STANDARD_OUTPUT)) {
            return new Unclosed(System.out);
        }
        return bytes(file, Path.of(file));
    }

    /** Opens the stream that the bytes of {@code file} go to while they are at {@code place}. */
    static OutputStream bytes(String file, Path place) throws IOException {
        try {
            return Compression.of(file).packing(Files.newOutputStream(place));
        } catch (FileSystemException e) {
            throw new UserError(file + ": cannot be written: " + reason(e), e);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "its directory does not exist";
        }
        return e.getReason() == null ? e.toString() : e.getReason();
    }

    public static JsonLinesWriter of(OutputStream out) throws IOException {
        return new JsonLinesWriter(out);
    }

    public void write(OutputLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", line.topic());
        json.writeNumberField("partition", line.partition());
        json.writeNumberField("offset", line.offset());
        json.writeStringField("timestamp", line.timestamp().toString());
        json.writeStringField("key", line.key());
        json.writeFieldName("value");
        json.writeRawValue(line.value() == null ? "null" : line.value());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** {@code {"topic":...,"key":...,"value":...}}; the value is JSON text on one line. */
    public void writeInput(String topic, @Nullable String key, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", topic);
        json.writeStringField("key", key);
        json.writeFieldName("value");
        json.writeRawValue(value);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
