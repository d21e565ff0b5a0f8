package dev.tidewatch.source.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Changes as snapshots, one each. They are kept until all are there: one row may take another back, or say the same. */
final class Changes {

    private final Map<Change.Moment, List<Placed<Change>>> rows = new TreeMap<>();
    private final List<Placed<Change>> retractions = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Instant now;
    private final Receiver receiver;

    /** @param now what lies after it has not happened yet */
    Changes(Instant now, Receiver receiver) {
        this.now = now;
        this.receiver = receiver;
    }

    void add(long line, Change change) {
        Placed<Change> row = new Placed<>(line, change);
        if (change.isRetraction()) {
            retractions.add(row);
            return;
        }
        rows.computeIfAbsent(change.moment(), unseen -> new ArrayList<>(1)).add(row);
        if (change.id() != null) {
            ids.add(change.id());
        }
    }

    /** Hands out the records of all. */
    void finish() {
        Set<String> retracted = new HashSet<>();
        for (Placed<Change> row : retractions) {
            String id = row.said().retracts();
            if (id != null && ids.contains(id)) {
                retracted.add(id);
                receiver.understood("retraction");
            } else {
                receiver.refused(
                        row.line(),
                        Reason.CONFLICT,
                        "takes back '" + id + "', which no row of this file is; it must be there");
            }
        }
        rows.values().forEach(moment -> finish(standing(moment, retracted)));
    }

    /** Without what is left out by a rule. */
    private List<Placed<Change>> standing(List<Placed<Change>> moment, Set<String> retracted) {
        List<Placed<Change>> standing = new ArrayList<>();
        Set<Change> seen = new HashSet<>();
        for (Placed<Change> row : moment) {
            String id = row.said().id();
            if (id != null && retracted.contains(id)) {
                receiver.ignored(CsvRule.RETRACTED);
            } else if (row.said().at().isAfter(now)) {
                receiver.ignored(CsvRule.AHEAD);
            } else if (seen.add(row.said())) {
                standing.add(row);
            } else {
                receiver.ignored(CsvRule.REPEATED);
            }
        }
        return standing;
    }

    private void finish(List<Placed<Change>> standing) {
        if (standing.size() > 1) {
            String lines = String.join(
                    " and ",
                    standing.stream().map(row -> Long.toString(row.line())).toList());
            standing.forEach(row -> receiver.refused(
                    row.line(),
                    Reason.CONFLICT,
                    "the lines " + lines
                            + " change the same subscription at the same instant; a column that numbers them"
                            + " (column.sequence) must say which is the last"));
            return;
        }
        for (Placed<Change> row : standing) {
            try {
                Change change = row.said();
                receiver.record(new Snapshots(change.subscriber()).changed(change));
                receiver.understood("change");
            } catch (CsvMismatch mismatch) {
                receiver.refused(row.line(), mismatch.reason(), mismatch.problem());
            }
        }
    }
}
