package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Metric.Term;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A published figure beside the sum of what its customers make of it. */
public final class Explained {

    private final Question question;
    private final RetentionMetrics row;
    private final Account account;

    private Explained(Question question, RetentionMetrics row, Account account) {
        this.question = question;
        this.row = row;
        this.account = account;
    }

    /**
     * Reads what was published: first the row, then the movements that it has. What came after them is in the next row.
     *
     * @param most customers to remember of each figure
     */
    public static Explained of(Question question, Outputs outputs, int most) {
        RowSearch search = new RowSearch(question);
        outputs.rows(search);
        PublishedRow found = search.found(outputs.leftOut());
        Account account = new Account(question, found.row(), most);
        outputs.customers(found.movements(), account::add);
        return new Explained(question, found.row(), account);
    }

    /** Returns whether the sum is the published number. */
    public boolean agrees() {
        return Amounts.same(published(), sum());
    }

    /** The row that the movements make; each of its figures should be the published one. */
    public RetentionFigures figures() {
        return account.sum();
    }

    public RetentionMetrics row() {
        return row;
    }

    Question question() {
        return question;
    }

    Metric metric() {
        return question.metric();
    }

    LocalDate start() {
        int day = Math.toIntExact(row.getDay().toEpochDay());
        return LocalDate.ofEpochDay(question.window().start(day));
    }

    /** Returns what the row says; null where it divides by 0. */
    @Nullable
    BigDecimal published() {
        Object value = row.get(metric().field());
        return value instanceof Long count ? BigDecimal.valueOf(count) : (BigDecimal) value;
    }

    /** Returns what the movements say; null where it divides by 0. */
    @Nullable
    BigDecimal sum() {
        return metric().of(account.sum());
    }

    BigDecimal sum(List<Term> terms) {
        return terms.stream().map(term -> term.of(account.sum())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal sum(Term term) {
        return term.of(account.sum());
    }

    /** Each figure that the metric is made of, once. */
    List<Section> sections() {
        return Stream.concat(metric().numerator().stream(), metric().denominator().stream())
                .map(Term::figure)
                .distinct()
                .map(account::section)
                .toList();
    }
}
