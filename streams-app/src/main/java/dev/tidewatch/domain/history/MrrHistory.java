package dev.tidewatch.domain.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's MRR over time, as far back as a window of a day that may still change reaches.
 *
 * @param opening what lies before the entries
 * @param entries in order of time
 */
public record MrrHistory(Opening opening, List<MrrEntry> entries) {

    public static final MrrHistory EMPTY =
            new MrrHistory(new Opening(MrrPosition.EMPTY, null, MrrPosition.EMPTY, null), List.of());

    public MrrHistory {
        entries = List.copyOf(entries);
    }

    /**
     * History that is no longer kept.
     *
     * @param position the MRR at its end
     * @param firstNew the NEW movement in it; null if there is none
     * @param began the MRR that it left; none without it
     * @param since its latest NEW or REACTIVATION; null if there is none
     */
    public record Opening(
            MrrPosition position,
            @Nullable Instant firstNew,
            MrrPosition began,
            @Nullable Instant since) {

        private Opening after(MrrEntry entry) {
            boolean begins = firstNew == null && entry.isStart();
            return new Opening(
                    entry.after(),
                    begins ? entry.at() : firstNew,
                    begins ? new MrrPosition(entry.after().lines(), List.of()) : began,
                    entry.isStart() ? entry.at() : since);
        }
    }

    /** Returns when the customer's MRR began for the first time; null if it never did. */
    public @Nullable Instant firstNew() {
        return end().firstNew();
    }

    /** The MRR that the first movement left. */
    public MrrPosition began() {
        return end().began();
    }

    /** The latest NEW or REACTIVATION; null if there was none. */
    public @Nullable Instant since() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).isStart()) {
                return entries.get(i).at();
            }
        }
        return opening.since();
    }

    /** The MRR after the last entry. */
    public MrrPosition position() {
        return entries.isEmpty()
                ? opening.position()
                : entries.get(entries.size() - 1).after();
    }

    /** With these entries instead of all from {@code from} on. */
    public MrrHistory replacing(Instant from, List<MrrEntry> later) {
        List<MrrEntry> all = new ArrayList<>(entries.size() + later.size());
        for (MrrEntry entry : entries) {
            if (entry.at().isBefore(from)) {
                all.add(entry);
            }
        }
        all.addAll(later);
        return new MrrHistory(opening, all);
    }

    /** Without the entries before an instant. */
    public MrrHistory foldedBefore(Instant instant) {
        int first = 0;
        Opening folded = opening;
        while (first < entries.size() && entries.get(first).at().isBefore(instant)) {
            folded = folded.after(entries.get(first));
            first++;
        }
        return first == 0 ? this : new MrrHistory(folded, entries.subList(first, entries.size()));
    }

    private Opening end() {
        Opening end = opening;
        for (MrrEntry entry : entries) {
            end = end.after(entry);
        }
        return end;
    }
}
