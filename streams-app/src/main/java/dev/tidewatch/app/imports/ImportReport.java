package dev.tidewatch.app.imports;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report says what an import understood, ignored and refused, and why. The rules and reasons of one report are of one enum each. */
public final class ImportReport {

    private static final int EXAMPLES = 5;

    private final Map<String, Long> understood = new TreeMap<>();
    private final Map<Enum<?>, Ignored> ignored = new TreeMap<>(Comparator.comparingInt(Enum::ordinal));
    private final Map<Enum<?>, Refusals> refused = new TreeMap<>(Comparator.comparingInt(Enum::ordinal));
    private final Refusals provisional = new Refusals();
    private final List<String> notes = new ArrayList<>();
    private long documents;
    private long records;

    private record Ignored(String meaning, Map<String, Long> kinds) {}

    private static final class Refusals {

        private long count;
        private final List<String> examples = new ArrayList<>();

        private void add(String place, String sentence) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(place + ": " + sentence);
            }
        }

        private void print(String line, PrintWriter out) {
            out.println(line);
            examples.forEach(example -> out.printf("%27s%s%n", "", example));
            if (count > EXAMPLES) {
                out.printf("%27sand %,d more%n", "", count - EXAMPLES);
            }
        }
    }

    /** Returns how many were read. */
    public long documents() {
        return documents;
    }

    public long records() {
        return records;
    }

    /** Returns how many were refused. */
    public long refused() {
        return refused.values().stream().mapToLong(refusals -> refusals.count).sum();
    }

    /** Returns true if there was something to read, and all of it was refused. */
    public boolean understoodNothing() {
        return documents > 0 && understood.isEmpty() && ignored.isEmpty();
    }

    /** One that was read, with the number of records that it made. */
    public void understood(String kind, int made) {
        documents++;
        records += made;
        understood.merge(kind, 1L, Long::sum);
    }

    /** Records of several that were read, or of one whose number was not known then. */
    public void made(int more) {
        records += more;
    }

    /** One that was read and makes no record, by a rule. */
    public void ignored(String kind, Enum<?> rule, String meaning) {
        documents++;
        ignored.computeIfAbsent(rule, unseen -> new Ignored(meaning, new TreeMap<>()))
                .kinds
                .merge(kind, 1L, Long::sum);
    }

    /** One that was read and cannot be used; the sentence says what is wrong and what would be right. */
    public void refused(String place, Enum<?> reason, String sentence) {
        documents++;
        refused.computeIfAbsent(reason, unseen -> new Refusals()).add(place, sentence);
    }

    /** One that was understood without a discount that is not known yet; the sentence says what to add. */
    public void provisional(String place, String sentence) {
        provisional.add(place, sentence);
    }

    public void note(String note) {
        notes.add(note);
    }

    /** Prints the report for a person. */
    public void print(PrintWriter out) {
        out.printf("%,d read; %,d records%n", documents, records);
        understood.forEach((kind, count) -> out.printf("understood %,12d  %s%n", count, kind));
        ignored.forEach((rule, what) -> {
            out.printf("ignored    %,12d  %s: %s%n", sum(what.kinds), rule, what.meaning);
            what.kinds.forEach((kind, count) -> out.printf("           %,12d    %s%n", count, kind));
        });
        if (provisional.count > 0) {
            provisional.print(
                    "provisional%,12d  UNRESOLVED: counted without a discount until its terms come"
                            .formatted(provisional.count),
                    out);
        }
        refused.forEach(
                (reason, refusals) -> refusals.print("refused    %,12d  %s".formatted(refusals.count, reason), out));
        notes.forEach(note -> out.println("note: " + note));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
