package dev.tidewatch.local.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out the row of a day that says the same as that of the day before, of lines in the order of their keys. Live rows stay. */
final class ChangedRows implements SortedLines.Filter {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Each row has these of its own. */
    private static final List<String> OWN = List.of("day", "revision", "asOf");

    private String series = "";
    private @Nullable JsonNode before;

    @Override
    public boolean keeps(byte[] line) throws IOException {
        JsonNode row = JSON.readTree(line);
        JsonNode value = row.path("value");
        if (!(value instanceof ObjectNode says) || says.path("live").booleanValue()) {
            return true;
        }
        String key = row.path("key").asText();
        String of = key.substring(0, Math.max(0, key.lastIndexOf('|')));
        says.remove(OWN);
        boolean isSame = of.equals(series) && says.equals(before);
        series = of;
        before = says;
        return !isSame;
    }
}
