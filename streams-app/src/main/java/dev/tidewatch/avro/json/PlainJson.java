package dev.tidewatch.avro.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/** JSON text as a tree: numbers exact, a member twice or text after the end refused. */
public final class PlainJson {

    /** Jackson's own limit is 20 MB; who reads a text from somewhere else limits it there. */
    private static final StreamReadConstraints ANY_LENGTH =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    private static final ObjectReader READER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(ANY_LENGTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern PLACE = Pattern.compile("\\s*\\((start marker )?at \\[Source: [^\\]]*]\\)");
    private static final Pattern SWITCH = Pattern.compile(": enable `[^`]*` to allow");

    private PlainJson() {}

    /**
     * The value that the text holds.
     *
     * @throws JsonMismatch if it is not JSON, with the column
     */
    public static JsonNode parse(String text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException e) {
            throw mismatch(e);
        }
    }

    /**
     * The same of UTF-8.
     *
     * @throws JsonMismatch if it is not JSON, with the column
     */
    public static JsonNode parse(byte[] text, int offset, int length) {
        try {
            return READER.readValue(text, offset, length);
        } catch (JsonProcessingException e) {
            throw mismatch(e);
        } catch (IOException e) {
            throw new JsonMismatch("not UTF-8: " + e.getMessage());
        }
    }

    /** Jackson names its own classes where a text goes beyond its limits. */
    private static JsonMismatch mismatch(JsonProcessingException e) {
        String problem = e instanceof StreamConstraintsException
                ? "it has more than " + StreamReadConstraints.DEFAULT_MAX_DEPTH + " levels, a number of more than "
                        + StreamReadConstraints.DEFAULT_MAX_NUM_LEN + " digits or a name of more than "
                        + StreamReadConstraints.DEFAULT_MAX_NAME_LEN + " characters"
                : plain(e.getOriginalMessage());
        return new JsonMismatch("not JSON" + column(e.getLocation()) + ": " + problem);
    }

    /** Without the places and the switches of Jackson, which are of no use to who wrote the text. */
    public static String plain(String problem) {
        return SWITCH.matcher(PLACE.matcher(problem).replaceAll("")).replaceAll("");
    }

    private static String column(JsonLocation location) {
        return location == null ? "" : " at column " + location.getColumnNr();
    }
}
