package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.json.PlainJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON documents spread over lines, read as a stream: a list may be larger than memory. */
final class SpreadDocuments {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String name;
    private InputStream in;
    private JsonParser parser;
    private long linesBefore;
    private boolean inList;
    private @Nullable ObjectNode envelope;
    private long index;
    private final ListPages pages;

    SpreadDocuments(String name, InputStream in, ListPages pages) throws IOException {
        this.name = name;
        this.in = in;
        this.pages = pages;
        this.parser = JSON.createParser(in);
    }

    /** Returns whether the first line that is not blank is only the beginning of a document. */
    static boolean beginsIn(InputStream in) throws IOException {
        LineSplitter lines = new LineSplitter(in, JsonLinesReader.LONGEST_LINE);
        for (ByteBuffer line = lines.next(); line != null; line = lines.next()) {
            try {
                JsonNode json = JSON.readTree(line.array(), line.arrayOffset(), line.limit());
                if (!json.isMissingNode()) {
                    return false;
                }
            } catch (JsonEOFException e) {
                return true;
            } catch (JsonProcessingException e) {
                return false;
            }
        }
        return false;
    }

    /** The next; null at the end. */
    @Nullable
    JsonDocument next() throws IOException {
        while (true) {
            try {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return null;
                }
                JsonDocument document = inList ? inList(token) : outside(token);
                if (document != null) {
                    return document;
                }
            } catch (JsonProcessingException e) {
                return skipped(e);
            }
        }
    }

    private @Nullable JsonDocument inList(JsonToken token) throws IOException {
        if (token != JsonToken.END_ARRAY) {
            String place = place() + " [" + index + "]";
            index++;
            return JsonDocument.of(place, JSON.readTree(parser));
        }
        inList = false;
        ObjectNode around = envelope;
        return around == null ? null : rest(around);
    }

    private @Nullable JsonDocument outside(JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            enter(null);
            return null;
        }
        if (token == JsonToken.START_OBJECT) {
            return rest(JSON.createObjectNode());
        }
        return JsonDocument.of(place(), JSON.readTree(parser));
    }

    /** An object's members, up to its end or to the elements of its list. */
    private @Nullable JsonDocument rest(ObjectNode object) throws IOException {
        String place = place();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && member.equals("data") && envelope == null) {
                enter(object);
                return null;
            }
            object.set(member, JSON.<JsonNode>readTree(parser));
        }
        boolean list = envelope != null;
        envelope = null;
        if (list) {
            pages.saw(object);
        }
        return list ? null : JsonDocument.of(place, object);
    }

    private void enter(@Nullable ObjectNode around) {
        envelope = around;
        inList = true;
        index = 0;
    }

    /** Returns what is wrong; reading goes on behind the line. */
    private JsonDocument skipped(JsonProcessingException e) throws IOException {
        long line = linesBefore
                + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        ByteArrayOutputStream unread = new ByteArrayOutputStream();
        parser.releaseBuffered(unread);
        in = new SequenceInputStream(new ByteArrayInputStream(unread.toByteArray()), in);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            rest.write(b);
        }
        linesBefore = line;
        parser = JSON.createParser(in);
        inList = false;
        envelope = null;
        String problem = e instanceof JsonEOFException
                ? "the file ends in the middle of a document; it must be whole"
                : "not JSON: " + PlainJson.plain(e.getOriginalMessage());
        return JsonDocument.broken(name + ":" + line, rest.toString(StandardCharsets.UTF_8), problem);
    }

    private String place() {
        return name + ":" + (linesBefore + parser.currentTokenLocation().getLineNr());
    }
}
