package dev.tidewatch.app.preflight;

import dev.tidewatch.app.UserError;
import dev.tidewatch.stream.names.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Refuses a start on topics whose brokers would refuse what the pipeline may write: that stops it, and again after every start. */
final class RecordRoom {

    private static final int NEEDED = Topics.LARGEST_RECORD;

    private RecordRoom() {}

    /**
     * Returns when every topic has room.
     *
     * @param largest in bytes, of the records that each topic takes which the pipeline writes
     * @throws UserError with a sentence for each topic, and the command that mends it
     */
    static void check(Map<String, Integer> largest) {
        Map<String, Integer> narrow = new TreeMap<>(largest);
        narrow.values().removeIf(bytes -> bytes >= NEEDED);
        if (!narrow.isEmpty()) {
            throw new UserError(narrow.entrySet().stream()
                    .map(topic -> topic.getKey() + " takes records of " + topic.getValue()
                            + " bytes, but the pipeline may write " + NEEDED
                            + ", and would stop at the first that is refused; allow it with " + command(topic.getKey()))
                    .collect(Collectors.joining("\n  ")));
        }
    }

    private static String command(String topic) {
        return "kafka-configs --bootstrap-server ADDRESS --alter --entity-type topics --entity-name " + topic
                + " --add-config max.message.bytes=" + NEEDED;
    }
}
