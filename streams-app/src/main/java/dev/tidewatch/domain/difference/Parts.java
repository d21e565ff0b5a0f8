package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.money.Share;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.Split;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.domain.vector.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** One customer's part in some figures on one day, by segment. */
public final class Parts {

    private final Rule rule;
    private final Map<Segment, long[]> bySegment = new HashMap<>();

    Parts(Rule rule) {
        this.rule = rule;
    }

    /** Adds the part a timeline has on the day, {@code sign} times. */
    void add(Timeline timeline, int day, int sign) {
        rule.of(timeline, day, (segment, part) -> {
            long[] sum = bySegment.computeIfAbsent(segment, key -> new long[rule.size()]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sign * part[i];
            }
        });
    }

    Map<Segment, long[]> bySegment() {
        return bySegment;
    }

    /** This less other, where it is not 0. */
    Map<Segment, long[]> lessOf(Map<Segment, long[]> other) {
        Map<Segment, long[]> less = new HashMap<>();
        long[] nothing = new long[rule.size()];
        bySegment.forEach((segment, part) -> put(less, segment, part, other.getOrDefault(segment, nothing)));
        other.forEach((segment, part) -> {
            if (!bySegment.containsKey(segment)) {
                put(less, segment, nothing, part);
            }
        });
        return less;
    }

    private static void put(Map<Segment, long[]> less, Segment segment, long[] left, long[] right) {
        if (!Arrays.equals(left, right)) {
            long[] difference = new long[left.length];
            for (int i = 0; i < left.length; i++) {
                difference[i] = left[i] - right[i];
            }
            less.put(segment, difference);
        }
    }

    /** Which figures: those of the day alone, or those of a window that ends with it. */
    public abstract static class Rule {

        public static final Rule LEVELS = new Levels();

        private final int first;
        private final int size;

        Rule(int first, int size) {
            this.first = first;
            this.size = size;
        }

        public static Rule of(Window window) {
            return new Pairs(window);
        }

        /** Returns the rule for customers whose NEW lies in a cohort. */
        static Rule ofCohort(Segment cohort) {
            return new CohortParts(cohort);
        }

        /** Returns the rule for MRR in a currency other than the reporting one. */
        static Rule of(String currency) {
            return new Natives(currency);
        }

        int size() {
            return size;
        }

        public void record(Differences sum, Segment segment, int day, long[] step) {
            for (int i = 0; i < size; i++) {
                sum.add(segment, day, first + i, step[i]);
            }
        }

        public abstract void of(Timeline timeline, int day, BiConsumer<Segment, long[]> part);
    }

    /** {@link Measure#CUSTOMERS}, MRR, WITHOUT_RATE and FOREIGN_MRR. */
    private static final class Levels extends Rule {

        private Levels() {
            super(Measure.CUSTOMERS.index(), Measure.FOREIGN_MRR.index() + 1);
        }

        @Override
        public void of(Timeline timeline, int day, BiConsumer<Segment, long[]> part) {
            Split split = timeline.atEndOf(day);
            split.bySegment().forEach((segment, mrr) -> part.accept(segment, new long[] {1, mrr, 0, 0}));
            split.foreign().forEach((segment, booked) -> part.accept(segment, new long[] {0, 0, 0, booked}));
            if (split.withoutRate()) {
                part.accept(Segment.ALL, new long[] {0, 0, 1, 0});
                part.accept(timeline.cohort(), new long[] {0, 0, 1, 0});
            }
        }
    }

    /** MRR in one currency other than the reporting one. */
    private static final class Natives extends Rule {

        private final String currency;
        private final Slice slice;

        private Natives(String currency) {
            super(0, 1);
            this.currency = currency;
            this.slice = new Slice(SliceMeasure.MRR_IN_CURRENCY, currency);
        }

        @Override
        public void record(Differences sum, Segment segment, int day, long[] step) {
            sum.add(segment, day, slice, step[0]);
        }

        @Override
        public void of(Timeline timeline, int day, BiConsumer<Segment, long[]> part) {
            timeline.atEndOf(day).natives().forEach((segment, natives) -> {
                Long micros = natives.get(currency);
                if (micros != null) {
                    part.accept(segment, new long[] {micros});
                }
            });
        }
    }

    /** The {@link PairMeasure}s of one window that compare with its start. */
    private static final class Pairs extends Rule {

        private static final long[] JOINED = {0, 1, 0, 0};

        private final Window window;

        private Pairs(Window window) {
            super(PairMeasure.LOST.of(window), PairMeasure.COMPARED);
            this.window = window;
        }

        @Override
        public void of(Timeline timeline, int day, BiConsumer<Segment, long[]> part) {
            Split start = timeline.atEndOf(window.start(day));
            Split now = timeline.atEndOf(day);
            if (start == now || start.mrr() == 0) {
                return;
            }
            start.bySegment().forEach((segment, mrr) -> part.accept(segment, starter(segment, mrr, start, now)));
            now.bySegment().forEach((segment, mrr) -> {
                if (start.of(segment) == 0) {
                    part.accept(segment, JOINED);
                }
            });
        }

        private static long[] starter(Segment segment, long was, Split start, Split now) {
            if (now.mrr() == 0) {
                return new long[] {1, 0, -was, -was};
            }
            long change = Share.of(now.mrr(), was, start.mrr()) - was;
            long left = now.of(segment) == 0 ? -1 : 0;
            return new long[] {0, left, change, Math.min(change, 0)};
        }
    }
}
