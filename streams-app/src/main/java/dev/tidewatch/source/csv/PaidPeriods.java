package dev.tidewatch.source.csv;

import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Periods as snapshots: at each instant at which one of a subscription begins or ends stands what is paid from then on. They are
 * kept until all are there, because the rows of a subscription may stand anywhere.
 */
final class PaidPeriods {

    /** By all that a row says, so that the order of rows decides nothing. */
    private static final Comparator<Paid> ORDER = Comparator.comparing(Paid::started)
            .thenComparing(paid -> paid.sale().text())
            .thenComparing(Paid::ended, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(paid -> new TreeMap<>(paid.attributes()).toString());

    private final Map<Subscriber, List<Placed<Paid>>> rows = new TreeMap<>();
    private final Instant now;
    private final Receiver receiver;

    /** @param now what lies after it has not happened yet */
    PaidPeriods(Instant now, Receiver receiver) {
        this.now = now;
        this.receiver = receiver;
    }

    void add(long line, Paid paid) {
        if (paid.started().equals(paid.ended())) {
            receiver.ignored(CsvRule.NO_TIME);
        } else if (paid.started().isAfter(now)) {
            receiver.ignored(CsvRule.AHEAD);
            keep(line, paid);
        } else {
            keep(line, paid);
        }
    }

    /** Hands out the records of all. */
    void finish() {
        rows.forEach(this::finish);
    }

    /** Every row that was kept. */
    List<Paid> all() {
        return rows.values().stream().flatMap(List::stream).map(Placed::said).toList();
    }

    private void keep(long line, Paid paid) {
        rows.computeIfAbsent(paid.subscriber(), unseen -> new ArrayList<>(1)).add(new Placed<>(line, paid));
    }

    private void finish(Subscriber subscriber, List<Placed<Paid>> placed) {
        List<Placed<Paid>> begun = new ArrayList<>();
        List<Paid> ahead = new ArrayList<>();
        Set<Paid> seen = new HashSet<>();
        for (Placed<Paid> row : placed) {
            if (row.said().started().isAfter(now)) {
                ahead.add(row.said());
            } else if (seen.add(row.said())) {
                begun.add(row);
            } else {
                receiver.ignored(CsvRule.REPEATED);
            }
        }
        try {
            refuseSeveralEnds(begun);
            List<Paid> paid = begun.stream().map(Placed::said).sorted(ORDER).toList();
            List<SubscriptionEvent> records = snapshots(new Snapshots(subscriber), paid, ahead);
            begun.forEach(row -> receiver.understood("period"));
            records.forEach(receiver::record);
        } catch (CsvMismatch mismatch) {
            begun.forEach(row -> receiver.refused(row.line(), mismatch.reason(), mismatch.problem()));
        }
    }

    /** Without a subscription of its own a period can be there once. */
    private static void refuseSeveralEnds(List<Placed<Paid>> begun) {
        if (begun.size() > 1 && begun.get(0).said().subscription() == null) {
            throw new CsvMismatch(
                    Reason.CONFLICT,
                    "the lines "
                            + String.join(
                                    " and ",
                                    begun.stream()
                                            .map(row -> Long.toString(row.line()))
                                            .toList())
                            + " begin the same, but do not end the same or have other attributes; a column with the"
                            + " subscription would tell them apart");
        }
    }

    private List<SubscriptionEvent> snapshots(Snapshots snapshots, List<Paid> paid, List<Paid> ahead) {
        TreeSet<Instant> turns = new TreeSet<>();
        for (Paid row : paid) {
            turns.add(row.started());
            if (row.ended() != null && !row.ended().isAfter(now)) {
                turns.add(row.ended());
            }
        }
        List<SubscriptionEvent> records = new ArrayList<>();
        List<Paid> before = List.of();
        int next = 0;
        List<Paid> open = new ArrayList<>();
        for (Instant turn : turns) {
            while (next < paid.size() && !paid.get(next).started().isAfter(turn)) {
                open.add(paid.get(next++));
            }
            open.removeIf(row -> !row.isAt(turn));
            records.add(
                    open.isEmpty()
                            ? snapshots.ended(turn)
                            : snapshots.running(turn, type(records.isEmpty(), before, open), open));
            before = List.copyOf(open);
        }
        Instant end = before.isEmpty() ? null : endAhead(before, ahead);
        if (end != null) {
            records.add(snapshots.endingAhead(turns.last(), end, before));
        }
        return records;
    }

    private static SubscriptionEventType type(boolean first, List<Paid> before, List<Paid> after) {
        if (first) {
            return SubscriptionEventType.CREATED;
        }
        if (before.isEmpty()) {
            return SubscriptionEventType.ACTIVATED;
        }
        return sales(before).equals(sales(after)) ? SubscriptionEventType.RENEWED : SubscriptionEventType.CHANGED;
    }

    private static List<Sale> sales(List<Paid> paid) {
        return paid.stream().map(Paid::sale).toList();
    }

    /** When nothing is paid any more, if that is known; null if it is not. */
    private static @Nullable Instant endAhead(List<Paid> running, List<Paid> ahead) {
        Instant end = last(running);
        for (Paid row : ahead.stream().sorted(ORDER).toList()) {
            if (end != null && !row.started().isAfter(end)) {
                end = row.ended() == null ? null : latest(end, row.ended());
            }
        }
        return end;
    }

    private static @Nullable Instant last(List<Paid> running) {
        return running.stream().allMatch(row -> row.ended() != null)
                ? running.stream()
                        .map(Paid::ended)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    private static Instant latest(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    /** Returns how often the next period of a customer begins that many days after one ended, and none begins when it ends. */
    long gapsOf(int days) {
        Map<String, Set<Instant>> starts = new HashMap<>();
        List<Paid> all = all();
        all.forEach(row -> starts.computeIfAbsent(row.customer(), unseen -> new HashSet<>())
                .add(row.started()));
        return all.stream()
                .filter(row -> row.ended() != null)
                .filter(row ->
                        isGap(Objects.requireNonNull(row.ended()), starts.getOrDefault(row.customer(), Set.of()), days))
                .count();
    }

    /** A day has 23 to 25 hours. */
    private static boolean isGap(Instant ended, Set<Instant> starts, int days) {
        if (starts.contains(ended)) {
            return false;
        }
        for (int hours = 23; hours <= 25; hours++) {
            if (starts.contains(ended.plusSeconds(3_600L * hours * days))) {
                return true;
            }
        }
        return false;
    }
}
