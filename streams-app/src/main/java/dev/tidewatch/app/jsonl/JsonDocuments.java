package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.PlainJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents of a file, packed or not: one a line; where the first is spread over lines, one after the
 * other. The elements of an array, and of the {@code data} of a list, are documents of their own. What is not JSON is handed
 * out as such, and reading goes on behind its line.
 */
public final class JsonDocuments implements Closeable {

    private final InputFile file;
    private final @Nullable SpreadDocuments spread;
    private final LineSplitter lines;
    private final Deque<JsonDocument> pending = new ArrayDeque<>();
    private long number;
    private final ListPages pages = new ListPages();

    private JsonDocuments(InputFile file, boolean spread) throws IOException {
        this.file = file;
        this.spread = spread ? new SpreadDocuments(file.name(), file.stream(), pages) : null;
        this.lines = new LineSplitter(file.stream(), JsonLinesReader.LONGEST_LINE);
    }

    /**
     * Opens {@code events.jsonl}, {@code events.jsonl.gz} or {@code events.jsonl.zst}.
     *
     * @param name what messages call it
     * @throws BadInput if it cannot be read
     */
    public static JsonDocuments open(Path file, String name) {
        try {
            boolean spread = isSpread(file, name);
            return new JsonDocuments(InputFile.of(name, Files.newInputStream(file)), spread);
        } catch (IOException e) {
            throw new BadInput(name, "cannot be read: " + e.getMessage());
        }
    }

    /** The next; null at the end. */
    public @Nullable JsonDocument next() {
        try {
            if (spread != null) {
                return spread.next();
            }
            while (pending.isEmpty()) {
                number++;
                ByteBuffer line = lines.next();
                if (line == null) {
                    return null;
                }
                read(line);
            }
            return pending.remove();
        } catch (IOException e) {
            String place = spread == null ? file.name() + ":" + number : file.name();
            throw new BadInput(place, "cannot be read: " + e.getMessage());
        }
    }

    /** Position in the file, before unpacking. */
    public long bytesRead() {
        return file.bytesRead();
    }

    /** The urls of the lists whose last page says that it has more than it shows; empty for one that says none. */
    public List<String> cut() {
        return pages.cut();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Returns whether the first line that is not blank is only the beginning of a document. */
    private static boolean isSpread(Path file, String name) throws IOException {
        try (InputFile first = InputFile.of(name, Files.newInputStream(file))) {
            return SpreadDocuments.beginsIn(first.stream());
        }
    }

    private void read(ByteBuffer line) {
        String place = file.name() + ":" + number;
        byte[] bytes = line.array();
        int start = line.arrayOffset() + (number == 1 ? byteOrderMark(line) : 0);
        int length = line.arrayOffset() + line.limit() - start;
        if (isBlank(bytes, start, length)) {
            return;
        }
        try {
            add(place, PlainJson.parse(bytes, start, length));
        } catch (JsonMismatch mismatch) {
            String text = new String(bytes, start, length, StandardCharsets.UTF_8);
            pending.add(JsonDocument.broken(place, text, mismatch.getMessage()));
        }
    }

    private void add(String place, JsonNode json) {
        boolean list =
                json.path("object").asText().equals("list") && json.path("data").isArray();
        if (!json.isArray() && !list) {
            pending.add(JsonDocument.of(place, json));
            return;
        }
        JsonNode elements = list ? json.path("data") : json;
        for (int i = 0; i < elements.size(); i++) {
            pending.add(JsonDocument.of(place + " [" + i + "]", elements.get(i)));
        }
        if (list) {
            pages.saw(json);
        }
    }

    private static int byteOrderMark(ByteBuffer line) {
        boolean marked = line.remaining() >= 3
                && line.get(0) == (byte) 0xEF
                && line.get(1) == (byte) 0xBB
                && line.get(2) == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static boolean isBlank(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
