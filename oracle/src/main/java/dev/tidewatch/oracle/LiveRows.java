package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.json.PlainJson;
import java.time.Instant;

/** Up to when the metric rows of a cluster are: what the newest live row says. */
final class LiveRows {

    private static final String LIVE = "|live";

    private Instant asOf = Instant.EPOCH;

    void see(OutputLine line) {
        if (line.key() == null || line.value() == null || !line.key().endsWith(LIVE)) {
            return;
        }
        JsonNode said = PlainJson.parse(line.value()).path("asOf");
        if (said.isTextual()) {
            Instant instant = Instant.parse(said.textValue());
            asOf = instant.isAfter(asOf) ? instant : asOf;
        }
    }

    /** The epoch where there is none. */
    Instant asOf() {
        return asOf;
    }
}
