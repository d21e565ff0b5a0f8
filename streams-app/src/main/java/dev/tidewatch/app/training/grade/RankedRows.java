package dev.tidewatch.app.training.grade;

import dev.tidewatch.app.training.rows.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows in the order of their scores, the lowest first. */
final class RankedRows {

    /** The same rows have the same interval. */
    private static final long SEED = 59;

    private static final int SAMPLES = 1_000;
    private static final int OUTSIDE = 25;

    private final double[] scores;
    private final boolean[] lost;
    private final int[] customers;
    private final int allCustomers;

    RankedRows(List<Row> rows, double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<String, Integer> numbers = new HashMap<>();
        this.scores = new double[order.length];
        this.lost = new boolean[order.length];
        this.customers = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            Row row = rows.get(order[i]);
            this.scores[i] = scores[order[i]];
            lost[i] = row.lost();
            customers[i] = numbers.computeIfAbsent(row.customerId(), unused -> numbers.size());
        }
        allCustomers = numbers.size();
    }

    /** The share of pairs, one lost and one not, that the score has in the right order; ties count half. */
    double auc() {
        int[] once = new int[allCustomers];
        Arrays.fill(once, 1);
        return auc(once);
    }

    /** Returns the AUC below which 2.5 % of samples of as many customers lie, drawn with all their rows, and that above which 2.5 % lie. */
    double[] interval() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] found = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] times = new int[allCustomers];
            for (int draw = 0; draw < allCustomers; draw++) {
                times[random.nextInt(allCustomers)]++;
            }
            found[sample] = auc(times);
        }
        Arrays.sort(found);
        return new double[] {found[OUTSIDE], found[SAMPLES - 1 - OUTSIDE]};
    }

    /** 0.5, which says nothing, where there are no pairs. */
    private double auc(int[] times) {
        double wins = 0;
        double leftBelow = 0;
        double allLost = 0;
        int from = 0;
        while (from < scores.length) {
            int to = from;
            double lostHere = 0;
            double leftHere = 0;
            while (to < scores.length && scores[to] == scores[from]) {
                lostHere += lost[to] ? times[customers[to]] : 0;
                leftHere += lost[to] ? 0 : times[customers[to]];
                to++;
            }
            wins += lostHere * (leftBelow + leftHere / 2);
            leftBelow += leftHere;
            allLost += lostHere;
            from = to;
        }
        double pairs = allLost * leftBelow;
        return pairs == 0 ? 0.5 : wins / pairs;
    }

    /** Returns tenths of the rows, the highest scores first. */
    List<Grade.Tenth> tenths(int tenths) {
        return IntStream.range(0, tenths)
                .mapToObj(tenth -> tenth(edge(tenths - 1 - tenth, tenths), edge(tenths - tenth, tenths)))
                .filter(tenth -> tenth.rows() > 0)
                .toList();
    }

    private int edge(int number, int tenths) {
        return (int) ((long) scores.length * number / tenths);
    }

    private Grade.Tenth tenth(int from, int to) {
        double said = 0;
        int left = 0;
        for (int i = from; i < to; i++) {
            said += scores[i];
            left += lost[i] ? 1 : 0;
        }
        int rows = to - from;
        return new Grade.Tenth(rows, rows == 0 ? 0 : said / rows, rows == 0 ? 0 : (double) left / rows);
    }
}
