package dev.tidewatch.app.stripe;

import dev.tidewatch.source.stripe.Rule;
import dev.tidewatch.source.stripe.Translation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import understood, ignored and refused, and why. */
public final class ImportReport {

    private static final int EXAMPLES = 5;

    private final Map<String, Long> understood = new TreeMap<>();
    private final Map<Rule, Map<String, Long>> ignored = new EnumMap<>(Rule.class);
    private final Map<Translation.Reason, Refusals> refused = new EnumMap<>(Translation.Reason.class);
    private final List<String> notes = new ArrayList<>();
    private long documents;
    private long records;

    private static final class Refusals {

        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    public long documents() {
        return documents;
    }

    public long records() {
        return records;
    }

    /** How many were refused. */
    public long refused() {
        return refused.values().stream().mapToLong(refusals -> refusals.count).sum();
    }

    void understood(String kind, int made) {
        documents++;
        records += made;
        understood.merge(kind, 1L, Long::sum);
    }

    void ignored(String kind, Rule rule) {
        documents++;
        ignored.computeIfAbsent(rule, unseen -> new TreeMap<>()).merge(kind, 1L, Long::sum);
    }

    void refused(String place, Translation.Refused why) {
        documents++;
        Refusals refusals = refused.computeIfAbsent(why.reason(), unseen -> new Refusals());
        refusals.count++;
        if (refusals.examples.size() < EXAMPLES) {
            refusals.examples.add(place + ": " + why.sentence());
        }
    }

    void note(String note) {
        notes.add(note);
    }

    /** For a person. */
    public void print(PrintWriter out) {
        out.printf("%,d read; %,d records%n", documents, records);
        understood.forEach((kind, count) -> out.printf("understood %,12d  %s%n", count, kind));
        ignored.forEach((rule, kinds) -> {
            out.printf("ignored    %,12d  %s: %s%n", sum(kinds), rule, rule.meaning());
            kinds.forEach((kind, count) -> out.printf("           %,12d    %s%n", count, kind));
        });
        refused.forEach((reason, refusals) -> {
            out.printf("refused    %,12d  %s%n", refusals.count, reason);
            refusals.examples.forEach(example -> out.printf("%27s%s%n", "", example));
            if (refusals.count > EXAMPLES) {
                out.printf("%27sand %,d more%n", "", refusals.count - EXAMPLES);
            }
        });
        notes.forEach(note -> out.println("note: " + note));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
