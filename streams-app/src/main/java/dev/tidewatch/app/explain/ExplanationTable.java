package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Metric.Term;
import dev.tidewatch.domain.figure.Source;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation as a person reads it: customers with the largest shares first, the sum last. */
public final class ExplanationTable {

    private final Explained explained;
    private final boolean history;
    private final PrintWriter out;

    /** @param history whether to show each revision of a movement */
    public ExplanationTable(Explained explained, boolean history, PrintWriter out) {
        this.explained = explained;
        this.history = history;
        this.out = out;
    }

    public void print() {
        RetentionMetrics row = explained.row();
        Question question = explained.question();
        out.printf(
                "%s of %s over %s: from the end of %s to %s%s%n",
                question.metric().field(),
                row.getSegment(),
                row.getWindow(),
                explained.start(),
                row.getLive() ? "now, " : "the end of ",
                row.getDay());
        for (Section section : explained.sections()) {
            out.printf("%n%s: %s%n", section.figure().field(), FigureMeaning.of(section.figure()));
            print(section);
        }
        out.printf("%n%s; published %s%n", formula(), verdict());
        out.flush();
    }

    private void print(Section section) {
        if (section.shown().isEmpty()) {
            out.println("nobody");
            return;
        }
        boolean moved = section.figure().source() == Source.MOVEMENTS;
        Table table = new Table();
        table.row(List.of(
                "share",
                "customer",
                moved ? "movement" : "newest movement",
                "at",
                "amount",
                moved ? "before" : "at start",
                moved ? "after" : "at end"));
        for (Share share : section.shown()) {
            rows(share, moved, table);
        }
        table.printTo(out);
        if (section.others() > 0) {
            out.printf("and %d more, together %s%n", section.others(), Wording.plain(section.sumOfOthers()));
        }
    }

    private void rows(Share share, boolean moved, Table table) {
        BigDecimal amount = moved ? null : share.amount();
        String customer = share.customerId();
        for (Share.Cause cause : share.causes()) {
            MrrMovement movement = cause.movement();
            BigDecimal shown = moved ? cause.amount() : amount;
            table.row(List.of(
                    shown == null ? "" : Wording.plain(shown),
                    customer,
                    Wording.kind(movement),
                    movement.getEffectiveAt().toString(),
                    Wording.amount(movement),
                    Wording.plain(moved ? movement.getMrrBefore() : share.mrrStart()),
                    Wording.plain(moved ? movement.getMrrAfter() : share.mrr())));
            table.note(Wording.reason(movement));
            if (history) {
                cause.revisions().forEach(revision -> table.note("  " + Wording.revision(revision)));
            }
            amount = null;
            customer = "";
        }
    }

    /** {@code nrr = retainedMrr 712.5 / mrrStart 730 = 0.976027}. */
    private String formula() {
        List<Term> numerator = explained.metric().numerator();
        List<Term> denominator = explained.metric().denominator();
        String sum = Wording.plain(explained.sum());
        return denominator.isEmpty()
                ? "sum " + sum
                : explained.metric().field() + " = " + terms(numerator) + " / " + terms(denominator) + " = " + sum;
    }

    private String terms(List<Term> terms) {
        List<String> words = new ArrayList<>();
        for (Term term : terms) {
            String sign = term.added() ? (words.isEmpty() ? "" : "+ ") : "- ";
            BigDecimal size = term.figure().of(explained.figures());
            words.add(sign + term.figure().field() + " " + Wording.plain(size));
        }
        String joined = String.join(" ", words);
        return words.size() == 1 ? joined : "(" + joined + ")";
    }

    private String verdict() {
        @Nullable BigDecimal published = explained.published();
        RetentionMetrics row = explained.row();
        String place = Wording.plain(published) + " (revision " + row.getRevision() + ", as of " + row.getAsOf() + ")";
        return place + ": " + (explained.agrees() ? "equal" : "DIFFERENT");
    }
}
