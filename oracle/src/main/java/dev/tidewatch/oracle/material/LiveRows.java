package dev.tidewatch.oracle.material;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.json.PlainJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Up to when the metric rows of a cluster are: what the newest live row says. */
final class LiveRows {

    private static final String LIVE = "|live";

    /** Marks come every ten seconds in quiet, and rows in steps. */
    private static final Duration USUAL = Duration.ofMinutes(1);

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

    /**
     * Says that the rows have not followed the tasks: later ones are not compared.
     *
     * @param clocks of the tasks, before the rows were read
     */
    Optional<String> behind(Collection<Instant> clocks) {
        return clocks.stream()
                .min(Comparator.naturalOrder())
                .filter(slowest -> asOf.isBefore(slowest.minus(USUAL)))
                .map(slowest -> (asOf.equals(Instant.EPOCH)
                                ? "rows: none is published yet"
                                : "rows that come after " + asOf + ", up to which they are published")
                        + ", and the pipeline is at " + slowest
                        + "; they follow while it runs, and where nothing changes none comes before the day ends");
    }

    /** The epoch where there is none. */
    Instant asOf() {
        return asOf;
    }
}
