package dev.tidewatch.domain.history;

import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a customer's figures are made of, as far back as a window of a day that may still change reaches.
 *
 * @param trials in order of start, then of subscription
 * @param purchases the days of its paid invoices
 * @param answers in order of time, of each survey the newest one a day
 * @param paid of all time; null if it never paid
 */
public record CustomerHistory(
        MrrHistory mrr,
        List<Trial> trials,
        BusinessDayList purchases,
        List<Answer> answers,
        @Nullable Paid paid) {

    public static final CustomerHistory EMPTY = of(MrrHistory.EMPTY);

    public CustomerHistory {
        trials = List.copyOf(trials);
        answers = List.copyOf(answers);
    }

    /** Makes a history of nothing but MRR. */
    public static CustomerHistory of(MrrHistory mrr) {
        return new CustomerHistory(mrr, List.of(), BusinessDayList.EMPTY, List.of(), null);
    }

    public CustomerHistory with(MrrHistory changed) {
        return new CustomerHistory(changed, trials, purchases, answers, paid);
    }

    public CustomerHistory with(List<Trial> changed) {
        return new CustomerHistory(mrr, changed, purchases, answers, paid);
    }

    public CustomerHistory with(BusinessDayList changed) {
        return new CustomerHistory(mrr, trials, changed, answers, paid);
    }

    public CustomerHistory with(@Nullable Paid changed) {
        return new CustomerHistory(mrr, trials, purchases, answers, changed);
    }

    /** With one more answer; the same if a newer one of its survey and day is there. */
    public CustomerHistory with(Answer answer, BusinessDays days) {
        List<Answer> all = new ArrayList<>(answers.size() + 1);
        for (Answer other : answers) {
            boolean rival = other.survey() == answer.survey() && days.of(other.at()) == days.of(answer.at());
            if (!rival) {
                all.add(other);
            } else if (Answer.NEWER.compare(other, answer) >= 0) {
                return this;
            }
        }
        all.add(answer);
        all.sort(Answer.NEWER.thenComparing(Answer::survey));
        return new CustomerHistory(mrr, trials, purchases, all, paid);
    }

    /** Without what lies before an instant; a trial lies where it ends. */
    CustomerHistory foldedBefore(Instant instant, BusinessDays days) {
        return new CustomerHistory(
                mrr.foldedBefore(instant),
                trials.stream()
                        .filter(trial ->
                                trial.endedAt() == null || !trial.endedAt().isBefore(instant))
                        .toList(),
                purchases.from(instant.isBefore(Instant.EPOCH) ? Integer.MIN_VALUE : days.of(instant)),
                answers.stream()
                        .filter(answer -> !answer.at().isBefore(instant))
                        .toList(),
                paid);
    }
}
