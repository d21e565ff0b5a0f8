package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.SegmentRules;
import dev.tidewatch.domain.segment.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer's history by business day: what it was worth at the end of each, and what happened on it. */
public final class Timeline {

    private final CustomerHistory whole;
    private final MrrHistory history;
    private final SegmentRules rules;
    private final Segment cohort;
    private final Split began;
    private final @Nullable Integer firstDay;
    private final Split opening;
    private final List<Split> splits = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();

    public Timeline(CustomerHistory whole, SegmentRules rules) {
        this.whole = whole;
        this.history = whole.mrr();
        this.rules = rules;
        this.cohort = rules.cohort(history);
        this.began = rules.split(history.began(), cohort);
        this.firstDay = history.firstNew() == null ? null : rules.days().of(history.firstNew());
        this.opening = rules.split(history.opening().position(), cohort);
        for (MrrEntry entry : history.entries()) {
            splits.add(rules.split(entry.after(), cohort));
            days.add(rules.days().of(entry.at()));
        }
    }

    CustomerHistory history() {
        return whole;
    }

    SegmentRules rules() {
        return rules;
    }

    Segment cohort() {
        return cohort;
    }

    /** Returns what it was worth when it began; nothing if it never did. */
    Split began() {
        return began;
    }

    boolean hasBegunBy(int day) {
        return firstDay != null && firstDay <= day;
    }

    public int day(Instant at) {
        return rules.days().of(at);
    }

    /** Returns the segments that something of a day belongs to which is no MRR: those with MRR at its end, and always {@code all}. */
    Set<Segment> segmentsOn(int day) {
        Set<Segment> segments = new LinkedHashSet<>(atEndOf(day).bySegment().keySet());
        addWhole(segments);
        return segments;
    }

    /** What takes the customer whole. */
    void addWhole(Set<Segment> segments) {
        segments.add(Segment.ALL);
        if (history.firstNew() != null) {
            segments.add(cohort);
        }
    }

    /** The latest NEW or REACTIVATION before an entry; null if there was none. */
    @Nullable
    Instant since(int entry) {
        for (int i = entry - 1; i >= 0; i--) {
            if (entry(i).isStart()) {
                return entry(i).at();
            }
        }
        return history.opening().since();
    }

    public int size() {
        return splits.size();
    }

    public int day(int entry) {
        return days.get(entry);
    }

    public MrrEntry entry(int i) {
        return history.entries().get(i);
    }

    MrrPosition positionBefore(int entry) {
        return entry == 0 ? history.opening().position() : entry(entry - 1).after();
    }

    public Split before(int entry) {
        return entry == 0 ? opening : splits.get(entry - 1);
    }

    public Split after(int entry) {
        return splits.get(entry);
    }

    Split atEndOf(int day) {
        int entry = days.size() - 1;
        while (entry >= 0 && days.get(entry) > day) {
            entry--;
        }
        return entry < 0 ? opening : splits.get(entry);
    }

    boolean isWorthLike(Timeline other) {
        return history.equals(other.history);
    }

    /** Returns how many entries, from the first on, the two have in common with everything that decides their segments. */
    int common(Timeline other) {
        if (!cohort.equals(other.cohort) || !history.opening().equals(other.history.opening())) {
            return 0;
        }
        int common = 0;
        while (common < size() && common < other.size() && entry(common).equals(other.entry(common))) {
            common++;
        }
        return common;
    }
}
