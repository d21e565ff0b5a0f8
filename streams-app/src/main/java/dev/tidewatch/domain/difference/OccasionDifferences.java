package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.BusinessDayList;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.util.List;
import java.util.Map;

/**
 * Finds what changes in the figures that ask for a customer's occasions in a window.
 *
 * <p>With p(0) <= p(1) <= ... the days of an occasion and f(p) the first day whose window no longer holds p, at least k of them
 * are in the window of D exactly for D in one of [max(p(i), f(p(i-k))), f(p(i-k+1))): of each i those days on which p(i) makes
 * it k. The newest answer in the window of D is a(i) exactly for D in [p(i), min(f(p(i)), p(i+1))). So every occasion adds two
 * differences, whatever happened before or happens next beyond its neighbours.
 */
final class OccasionDifferences {

    private final Differences sum;
    private final Segment segment;
    private final int sign;

    private OccasionDifferences(Differences sum, Segment segment, int sign) {
        this.sum = sum;
        this.segment = segment;
        this.sign = sign;
    }

    /** Adds what {@code after} makes and {@code before} does not. */
    static void add(Map<Segment, Occasions> before, Map<Segment, Occasions> after, Differences sum) {
        before.forEach((segment, was) -> add(segment, was, after.getOrDefault(segment, Occasions.NONE), sum));
        after.forEach((segment, is) -> {
            if (!before.containsKey(segment)) {
                add(segment, Occasions.NONE, is, sum);
            }
        });
    }

    private static void add(Segment segment, Occasions was, Occasions is, Differences sum) {
        OccasionDifferences less = new OccasionDifferences(sum, segment, -1);
        OccasionDifferences more = new OccasionDifferences(sum, segment, 1);
        for (Occasion occasion : Occasion.values()) {
            BusinessDayList daysWere = was.days(occasion);
            BusinessDayList daysAre = is.days(occasion);
            int common = daysWere.common(daysAre);
            less.count(occasion, daysWere, common);
            more.count(occasion, daysAre, common);
        }
        for (Answer.Survey survey : Answer.Survey.values()) {
            List<DatedAnswer> answersWere = was.answers(survey);
            List<DatedAnswer> answersAre = is.answers(survey);
            if (!answersWere.equals(answersAre)) {
                less.answers(answersWere);
                more.answers(answersAre);
            }
        }
    }

    private void count(Occasion occasion, BusinessDayList days, int from) {
        for (int i = from; i < days.size(); i++) {
            if (occasion == Occasion.PURCHASE) {
                sum.add(segment, days.get(i), Measure.PAID_INVOICES.index(), sign);
            }
            for (Window window : Window.values()) {
                for (int k = 1; k <= Math.min(occasion.atLeast().size(), i + 1); k++) {
                    int leaves = window.firstStartingAt(days.get(i - k + 1));
                    int enters = i < k ? days.get(i) : Math.max(days.get(i), window.firstStartingAt(days.get(i - k)));
                    between(enters, leaves, occasion.atLeast().get(k - 1).of(window));
                }
            }
        }
    }

    private void answers(List<DatedAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            DatedAnswer answer = answers.get(i);
            int next = i + 1 < answers.size() ? answers.get(i + 1).day() : Integer.MAX_VALUE;
            for (Window window : Window.values()) {
                int leaves = Math.min(window.firstStartingAt(answer.day()), next);
                for (PairMeasure measure : answer.countedBy()) {
                    between(answer.day(), leaves, measure.of(window));
                }
            }
        }
    }

    private void between(int enters, int leaves, int index) {
        if (enters < leaves) {
            sum.add(segment, enters, index, sign);
            sum.add(segment, leaves, index, -sign);
        }
    }
}
