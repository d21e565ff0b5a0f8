package dev.tidewatch.source.csv.value;

import dev.tidewatch.source.csv.table.Header;
import java.util.HashMap;
import java.util.Map;

/** Reads what a change comes to, in words: the states of a subscription, what others call them, and words of a person's own. */
public final class Statuses {

    private static final Map<String, Status> KNOWN = known();

    private final Map<String, Status> words = new HashMap<>(KNOWN);

    /**
     * With words of their own, each for one that is known.
     *
     * @throws BadValue if one stands for nothing that is known
     */
    public Statuses(Map<String, String> own) {
        own.forEach((word, meaning) -> words.put(Header.loosely(word), read(meaning)));
    }

    /**
     * Reads a state in words.
     *
     * @throws BadValue if it is none
     */
    public Status read(String text) {
        Status status = words.get(Header.loosely(text));
        if (status == null) {
            throw BadValue.of(
                    text,
                    "status",
                    "active, trialing, past_due, unpaid, paused, incomplete or canceled; say other"
                            + " words in the map (words.status = gekündigt = canceled)");
        }
        return status;
    }

    private static Map<String, Status> known() {
        Map<String, Status> known = new HashMap<>();
        for (Status status : Status.values()) {
            known.put(Header.loosely(status.name()), status);
        }
        known.put("cancelled", Status.CANCELED);
        known.put("trial", Status.TRIALING);
        return known;
    }
}
