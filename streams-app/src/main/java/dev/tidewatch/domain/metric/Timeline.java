package dev.tidewatch.domain.metric;

import java.util.ArrayList;
import java.util.List;

/** A history by business day: what a customer was worth at the end of each. */
final class Timeline {

    private final MrrHistory history;
    private final Segment cohort;
    private final Split opening;
    private final List<Split> splits = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();

    Timeline(MrrHistory history, SegmentRules rules) {
        this.history = history;
        this.cohort = rules.cohort(history);
        this.opening = rules.split(history.opening().position(), cohort);
        for (MrrEntry entry : history.entries()) {
            splits.add(rules.split(entry.after(), cohort));
            days.add(rules.days().of(entry.at()));
        }
    }

    Segment cohort() {
        return cohort;
    }

    int size() {
        return splits.size();
    }

    int day(int entry) {
        return days.get(entry);
    }

    MrrEntry entry(int i) {
        return history.entries().get(i);
    }

    Split before(int entry) {
        return entry == 0 ? opening : splits.get(entry - 1);
    }

    Split after(int entry) {
        return splits.get(entry);
    }

    Split atEndOf(int day) {
        int entry = days.size() - 1;
        while (entry >= 0 && days.get(entry) > day) {
            entry--;
        }
        return entry < 0 ? opening : splits.get(entry);
    }

    /** How many entries, from the first on, the two have in common with everything that decides their segments. */
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
