package dev.tidewatch.oracle.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.DeadLetterJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the records lay that were not accepted. Acceptance is not judged again; a {@code CONFLICT} is, because its record may
 * have been taken in, and the request to erase a customer that still pays, because the customer is called before it is refused.
 */
final class Refused {

    private static final Set<String> JUDGED_AGAIN = Set.of("CONFLICT", "STILL_PAYING");

    private final Map<LogPartition, Set<Long>> offsets = new HashMap<>();

    private Refused() {}

    /**
     * Reads the dead letters.
     *
     * @param prefix of the source topics' names
     */
    static Refused in(Path deadLetters, String prefix) {
        Refused refused = new Refused();
        try (JsonLinesReader lines = JsonLinesReader.open(deadLetters.toString())) {
            while (lines.hasNext()) {
                refused.add(lines.next(), prefix);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refused;
    }

    private void add(JsonLine line, String prefix) {
        JsonNode headers = line.value() == null ? null : line.value().path("headers");
        if (headers == null
                || JUDGED_AGAIN.contains(headers.path(DeadLetterJson.REASON).asText())) {
            return;
        }
        String source = headers.path(DeadLetterJson.SOURCE_TOPIC).asText();
        String topic = source.startsWith(prefix) ? source.substring(prefix.length()) : source;
        int input = LogPartition.inputOf(topic);
        if (input >= 0) {
            int partition = headers.path(DeadLetterJson.SOURCE_PARTITION).asInt();
            offsets.computeIfAbsent(new LogPartition(input, partition), unknown -> new HashSet<>())
                    .add(headers.path(DeadLetterJson.SOURCE_OFFSET).asLong());
        }
    }

    boolean contains(LogPartition partition, long offset) {
        return offsets.getOrDefault(partition, Set.of()).contains(offset);
    }
}
