package dev.tidewatch.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Remembers what was sent and is in no figure yet; the pipeline is behind by the age of the oldest of it. */
final class Unseen {

    private final Deque<Sent> sent = new ArrayDeque<>();

    /** @param upTo all of the company's life up to there was sent by then */
    private record Sent(Instant at, Instant upTo) {}

    void sent(Instant at, Instant upTo) {
        sent.add(new Sent(at, upTo));
    }

    /**
     * Returns how far it is behind.
     *
     * @param reach up to where figures hold everything; null while there are none
     */
    Duration lag(Instant now, @Nullable Instant reach) {
        while (reach != null && !sent.isEmpty() && !sent.element().upTo.isAfter(reach)) {
            sent.remove();
        }
        return sent.isEmpty() ? Duration.ZERO : Duration.between(sent.element().at, now);
    }
}
