package dev.tidewatch.app.groups;

import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the groups of an attribute with one figure.
 *
 * @param words for the figure
 * @param day the last one of the window
 * @param groups by their names; the first is the one that others are compared with
 */
public record Groups(String attribute, Words words, Window window, LocalDate day, List<Group> groups) {

    public Groups {
        groups = List.copyOf(groups);
    }

    /**
     * Says what the figure is called.
     *
     * @param all what is below the line
     * @param some what is above it
     */
    public record Words(String figure, String all, String some) {}

    /**
     * A group beside the first one.
     *
     * @param difference its figure less that of the first
     * @param more customers that would tell such a difference; 0 if these do, -1 if no number would
     */
    public record Compared(Group first, Group other, BigDecimal difference, Interval interval, long more) {}

    /** Returns null where one of the two has no figure. */
    public @Nullable Compared compared(Group other) {
        Group first = groups.get(0);
        Interval interval = other.less(first);
        if (interval == null || other.figure() == null || first.figure() == null) {
            return null;
        }
        BigDecimal difference = other.figure().subtract(first.figure());
        long more = interval.more(difference.doubleValue(), first.customers() + other.customers());
        return new Compared(first, other, difference, interval, more);
    }

    /** Returns true unless a published row says something else. */
    public boolean agree() {
        return groups.stream().allMatch(Group::agrees);
    }
}
