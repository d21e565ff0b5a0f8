package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.Dimension;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.SegmentRules;
import dev.tidewatch.domain.segment.Split;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.domain.vector.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the figures that one history of a customer makes into those of another. A customer's part in a figure is a step
 * function of the day. It steps where an entry lies, and, where it compares with the window's start, on the first day whose
 * window does not begin before the entry; docs/formulas.md, "Differences".
 */
public final class DifferenceCalculus {

    private final SegmentRules rules;

    public DifferenceCalculus(Profile profile) {
        this.rules = SegmentRules.of(profile);
    }

    /** Adds what {@code after} makes and {@code before} does not; both reach back to the same instant. */
    public void add(CustomerHistory before, CustomerHistory after, Differences sum) {
        new Change(new Timeline(before, rules), new Timeline(after, rules), sum).add();
    }

    /** One customer's two timelines. */
    private static final class Change {

        private final Timeline before;
        private final Timeline after;
        private final Differences sum;
        private final int common;
        private final SortedSet<Integer> days = new TreeSet<>();

        private Change(Timeline before, Timeline after, Differences sum) {
            this.before = before;
            this.after = after;
            this.sum = sum;
            this.common = before.common(after);
            for (int i = 0; i < before.size(); i++) {
                days.add(before.day(i));
            }
            for (int i = 0; i < after.size(); i++) {
                days.add(after.day(i));
            }
        }

        private void add() {
            if (!before.isWorthLike(after)) {
                addMrr();
            }
            if (!before.history().trials().equals(after.history().trials())
                    || !before.cohort().equals(after.cohort())) {
                new TrialFlows(before, -1, sum).add();
                new TrialFlows(after, 1, sum).add();
            }
            Paid was = before.history().paid();
            Paid is = after.history().paid();
            if (!Objects.equals(was, is)) {
                paid(was, -1);
                paid(is, 1);
            }
            if (!before.history().equals(after.history())) {
                OccasionDifferences.add(Occasions.of(before), Occasions.of(after), sum);
            }
        }

        private void paid(@Nullable Paid paid, int sign) {
            if (paid != null) {
                for (Dimension dimension : Dimension.values()) {
                    String value = String.valueOf(paid.value(dimension));
                    sum.add(Segment.ALL, paid.lastDay(), new Slice(SliceMeasure.of(dimension), value), sign);
                }
            }
        }

        private void addMrr() {
            flows(before, -1);
            flows(after, 1);
            SortedSet<Integer> changed = days.tailSet(firstChange());
            steps(changed, Parts.Rule.LEVELS);
            steps(changed, Parts.Rule.ofCohort(after.cohort()));
            if (!before.cohort().equals(after.cohort())) {
                steps(changed, Parts.Rule.ofCohort(before.cohort()));
            }
            for (String currency : currencies()) {
                steps(changed, Parts.Rule.of(currency));
            }
            for (Window window : Window.values()) {
                steps(steps(window).tailSet(firstChange()), Parts.Rule.of(window));
            }
        }

        /** Other than the reporting one; none for most customers. */
        private SortedSet<String> currencies() {
            SortedSet<String> currencies = new TreeSet<>();
            addCurrencies(before, currencies);
            addCurrencies(after, currencies);
            return currencies;
        }

        private static void addCurrencies(Timeline timeline, SortedSet<String> currencies) {
            for (int i = 0; i < timeline.size(); i++) {
                addCurrencies(timeline.before(i), currencies);
                addCurrencies(timeline.after(i), currencies);
            }
        }

        private static void addCurrencies(Split split, SortedSet<String> currencies) {
            if (!split.natives().isEmpty()) {
                currencies.addAll(
                        split.natives().getOrDefault(Segment.ALL, Map.of()).keySet());
            }
        }

        /** Before it the two agree. */
        private int firstChange() {
            if (common == 0) {
                return Integer.MIN_VALUE;
            }
            int ofBefore = common < before.size() ? before.day(common) : Integer.MAX_VALUE;
            int ofAfter = common < after.size() ? after.day(common) : Integer.MAX_VALUE;
            return Math.min(ofBefore, ofAfter);
        }

        private SortedSet<Integer> steps(Window window) {
            SortedSet<Integer> steps = new TreeSet<>(days);
            for (int day : days) {
                steps.add(window.firstStartingAt(day));
            }
            return steps;
        }

        private void flows(Timeline timeline, int sign) {
            for (int i = common; i < timeline.size(); i++) {
                int day = timeline.day(i);
                if (timeline.entry(i).kind() == MovementKind.CHURN) {
                    ChurnSlices.add(timeline, i, sign, sum);
                }
                new Flows((segment, measure, amount) -> sum.add(segment, day, measure.index(), sign * amount))
                        .of(timeline.entry(i).kind(), timeline.before(i), timeline.after(i));
            }
        }

        private void steps(SortedSet<Integer> at, Parts.Rule rule) {
            Map<Segment, long[]> last = new HashMap<>();
            for (int day : at) {
                Parts parts = new Parts(rule);
                parts.add(after, day, 1);
                parts.add(before, day, -1);
                parts.lessOf(last).forEach((segment, step) -> rule.record(sum, segment, day, step));
                last = parts.bySegment();
            }
        }
    }
}
