package dev.tidewatch.app.api.events;

import dev.tidewatch.app.views.reading.ViewEvent;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events that came last, each with an id, so that a stream which broke off goes on where it was. Of rows, cohorts and
 * customers the newest of each key says all.
 */
final class Recent {

    private static final Set<String> NEWEST_SAYS_ALL = Set.of(ViewEvent.METRICS, ViewEvent.COHORT, ViewEvent.HEALTH);
    private static final int RANDOM_BYTES = 6;

    private final int most;

    /** Ids of another process, or of this one before it started anew, mean nothing here. */
    private final String run;

    private final Map<String, Numbered> events = new LinkedHashMap<>();
    private long last;
    private long forgotten;

    /** @param most so many are kept */
    Recent(int most) {
        this.most = most;
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        run = HexFormat.of().formatHex(random);
    }

    /** An event and its number. */
    record Numbered(long number, ViewEvent event) {}

    /** Keeps an event; its id. */
    String add(ViewEvent event) {
        last++;
        String key = NEWEST_SAYS_ALL.contains(event.name()) ? event.name() + " " + event.key() : String.valueOf(last);
        events.remove(key);
        events.put(key, new Numbered(last, event));
        if (events.size() > most) {
            Map.Entry<String, Numbered> oldest = events.entrySet().iterator().next();
            forgotten = oldest.getValue().number();
            events.remove(oldest.getKey());
        }
        return id();
    }

    /** The id of the last event; of the beginning if there was none. */
    String id() {
        return id(last);
    }

    String id(long number) {
        return run + "-" + number;
    }

    /** Returns what came after an event, in order; empty if some of it is not known here any more. */
    Optional<List<Numbered>> after(String id) {
        String start = run + "-";
        if (!id.startsWith(start)) {
            return Optional.empty();
        }
        long number;
        try {
            number = Long.parseLong(id.substring(start.length()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (number < forgotten || number > last) {
            return Optional.empty();
        }
        List<Numbered> after = new ArrayList<>(events.values());
        after.removeIf(event -> event.number() <= number);
        return Optional.of(after);
    }
}
