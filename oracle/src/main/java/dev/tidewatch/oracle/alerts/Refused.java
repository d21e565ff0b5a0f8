package dev.tidewatch.oracle.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.DeadLetterJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Knows where the records lay that were not accepted, and which customers were left out of something that came without a record of
 * their own. Acceptance is not judged again; a {@code CONFLICT} is, because its record may
 * have been taken in, and the request to erase a customer that still pays, because the customer is called before it is refused.
 */
final class Refused {

    private static final Set<String> JUDGED_AGAIN = Set.of("CONFLICT", "STILL_PAYING");

    private final Map<LogPartition, Set<Long>> offsets = new HashMap<>();
    private final Multiset<LeftOut> leftOut = HashMultiset.create();

    private Refused() {}

    /**
     * One letter of a customer that was left out.
     *
     * @param of a {@code tidewatch.source}
     * @param at the instant that it was called for
     */
    private record LeftOut(String of, String customer, Instant at) {}

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
        } else if (source.isEmpty() && line.key() != null && line.timestamp() != null) {
            String of = headers.path(DeadLetterJson.SOURCE).asText();
            leftOut.add(new LeftOut(of, line.key(), Instant.parse(line.timestamp())));
        }
    }

    boolean contains(LogPartition partition, long offset) {
        return offsets.getOrDefault(partition, Set.of()).contains(offset);
    }

    /** Returns true if a letter says that the customer was left out; each letter says it of one call. */
    boolean leavesOut(String of, String customer, Instant at) {
        return leftOut.remove(new LeftOut(of, customer, at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at));
    }
}
