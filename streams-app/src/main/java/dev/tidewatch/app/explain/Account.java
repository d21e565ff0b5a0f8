package dev.tidewatch.app.explain;

import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.output.PublishedHistory;
import dev.tidewatch.domain.figure.Explanation;
import dev.tidewatch.domain.figure.Explanation.Contribution;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.Metric.Term;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what each customer makes of one row. */
final class Account {

    private static final Set<Figure> RETENTIONS = Set.of(Figure.RETAINED_MRR, Figure.KEPT_MRR);

    private final Question question;
    private final int day;
    private final Map<Figure, Section> sections = new EnumMap<>(Figure.class);
    private @Nullable Rules rules;
    private RetentionFigures sum;

    /** Says how days and segments are decided, as the first movement says. */
    private record Rules(SegmentProfile settings, PublishedHistory history, Explanation explanation) {}

    /**
     * Begins with no customer.
     *
     * @param row the one that the question is about
     * @param most customers to remember of each figure
     */
    Account(Question question, RetentionMetrics row, int most) {
        this.question = question;
        this.day = Math.toIntExact(row.getDay().toEpochDay());
        this.sum = explanation(Profile.TIDEWATCH).nothing();
        Section.Days days =
                new Section.Days(LocalDate.ofEpochDay(question.window().start(day)), row.getDay());
        boolean byChange = question.metric().numerator().stream().anyMatch(term -> RETENTIONS.contains(term.figure()));
        Stream.concat(question.metric().numerator().stream(), question.metric().denominator().stream())
                .map(Term::figure)
                .forEach(figure -> sections.put(figure, new Section(figure, days, byChange, most)));
    }

    void add(CustomerMovements movements) {
        List<MrrMovement> holding = movements.holding();
        if (holding.isEmpty()) {
            return;
        }
        Rules known = rulesOf(holding.get(0));
        for (MrrMovement movement : holding) {
            known.settings().check(movement);
            checkSymbols(movement);
        }
        Contribution contribution = known.explanation().of(known.history().of(holding));
        sum = sum.plus(contribution.figures());
        sections.values().forEach(section -> section.add(movements, contribution));
    }

    /** The row that the movements make. */
    RetentionFigures sum() {
        return sum;
    }

    Section section(Figure figure) {
        Section section = sections.get(figure);
        if (section == null) {
            throw new IllegalArgumentException(figure + " is no part of " + question.metric());
        }
        return section;
    }

    private Rules rulesOf(MrrMovement first) {
        if (rules == null) {
            SegmentProfile settings = new SegmentProfile(first);
            Profile profile = settings.of(question.segment());
            rules = new Rules(settings, new PublishedHistory(profile), explanation(profile));
        }
        return rules;
    }

    private Explanation explanation(Profile profile) {
        return new Explanation(profile, question.segment(), question.window(), day);
    }

    private static void checkSymbols(MrrMovement movement) {
        boolean known = movement.getKind() != MovementKind.UNKNOWN
                && movement.getLines().stream().noneMatch(line -> line.getInterval() == BillingIntervalUnit.UNKNOWN);
        if (!known) {
            throw new UserError("movement " + movement.getMovementId()
                    + " has a kind or an interval that this version does not know; use the version that published it");
        }
    }
}
