package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The records of a history that the pipeline would send to the dead letters: how many for each reason, and the first few. */
public final class RefusedRecords {

    private static final int SHOWN = 5;

    private final Map<DeadLetterReason, Long> counts = new EnumMap<>(DeadLetterReason.class);
    private final List<String> first = new ArrayList<>();

    void add(HistoryLog.Place place, Rejection rejected) {
        counts.merge(rejected.reason(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add("  " + place + ": " + rejected.reason() + ", " + rejected.detail());
        }
    }

    /** Returns how many lie ahead of the clock of this machine. */
    public long ahead() {
        return counts.getOrDefault(DeadLetterReason.FUTURE, 0L);
    }

    /** Returns what a person is told, by the line; nothing if there are none. */
    public List<String> lines() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(all + (all == 1 ? " record was" : " records were") + " left out, as the pipeline refuses "
                + (all == 1 ? "it" : "them") + " ("
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))
                + "); docs/topics.md says what each reason means"
                + (all > SHOWN ? ". The first " + SHOWN + " are:" : ":"));
        lines.addAll(first);
        if (ahead() > 0) {
            lines.add(
                    "FUTURE is ahead of this machine's clock; the pipeline of a demo has a clock of its own, and took them.");
        }
        return lines;
    }
}
