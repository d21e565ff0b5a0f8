package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.testing.NaiveCustomer.Answer;
import dev.tidewatch.domain.testing.NaiveCustomer.AnswerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The figures beside those of MRR, of one segment and window: each customer asked for what it did in both. */
record NaiveBeside(List<NaiveCustomer> customers, NaiveSegment segment, Predicate<LocalDate> window) {

    NaiveTrialFigures trials() {
        List<NaiveTrialFigures> each = customers.stream()
                .map(customer -> customer.conduct().trials(trial -> customer.isIn(segment, trial), window))
                .toList();
        return new NaiveTrialFigures(
                each.stream().mapToLong(NaiveTrialFigures::trialsStarted).sum(),
                each.stream()
                        .mapToLong(NaiveTrialFigures::trialsStartedConverted)
                        .sum(),
                each.stream().mapToLong(NaiveTrialFigures::trialsEnded).sum(),
                each.stream().mapToLong(NaiveTrialFigures::trialsConverted).sum());
    }

    NaivePurchaseFigures purchases() {
        List<Long> each = customers.stream()
                .map(customer -> customer.conduct().purchases(days(customer)))
                .filter(count -> count > 0)
                .toList();
        return new NaivePurchaseFigures(
                each.size(),
                each.stream().filter(count -> count > 1).count(),
                each.stream().mapToLong(Long::longValue).sum());
    }

    NaiveAnswerFigures answers() {
        List<Answer> nps = newest(AnswerKind.NPS);
        List<Answer> csat = newest(AnswerKind.CSAT);
        return new NaiveAnswerFigures(
                nps.stream().filter(answer -> answer.score() >= 9).count(),
                nps.stream().filter(answer -> answer.score() <= 6).count(),
                nps.size(),
                csat.stream()
                        .filter(answer -> 10L * answer.score() >= 8L * answer.scaleMax())
                        .count(),
                csat.size());
    }

    private List<Answer> newest(AnswerKind kind) {
        return customers.stream()
                .map(customer -> customer.conduct().answer(kind, days(customer)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those of the window on which the customer is in the segment. */
    private Predicate<LocalDate> days(NaiveCustomer customer) {
        return window.and(day -> customer.isIn(segment, day));
    }
}
