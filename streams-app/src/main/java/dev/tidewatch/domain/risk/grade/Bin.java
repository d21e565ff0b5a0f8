package dev.tidewatch.domain.risk.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what became of the customers about whom the score was from one whole number on and below the next; 100 is with 99.
 *
 * @param score the whole number
 * @param alerts whose horizon ended in a window
 * @param right those of them that came true
 */
public record Bin(int score, int alerts, int right) {

    static final int BINS = 100;

    /** Returns the bins in which there is an alert, the lowest first. */
    static List<Bin> of(List<GradedAlert> graded) {
        int[] alerts = new int[BINS];
        int[] right = new int[BINS];
        for (GradedAlert alert : graded) {
            int score = bin(alert.outcome().warning().score());
            alerts[score]++;
            right[score] += alert.isRight() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int score = 0; score < BINS; score++) {
            if (alerts[score] > 0) {
                bins.add(new Bin(score, alerts[score], right[score]));
            }
        }
        return bins;
    }

    private static int bin(BigDecimal score) {
        return Math.min(BINS - 1, score.setScale(0, RoundingMode.DOWN).intValueExact());
    }
}
