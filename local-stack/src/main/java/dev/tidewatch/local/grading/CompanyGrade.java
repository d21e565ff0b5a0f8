package dev.tidewatch.local.grading;

import dev.tidewatch.local.grading.MonthlyJudgements.Judged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Says how good the score and the alerts of one simulated company were.
 *
 * @param auc30 the chance that the score ranks one who leaves within 30 days above one who does not
 * @param oracleAuc90 the same within 90 days of the odds that the simulator itself gives, by each customer's hidden strain: about what no score can
 *     be better than
 * @param shareAtThreshold the share of all judgements with a score from the threshold on
 * @param precisionAtThreshold the share of those that leaves within 90 days
 * @param ece30 expected calibration error of the score as the odds of leaving within 30 days: the mean distance of a percentile's mean score
 *     from the share of it that leaves
 * @param logLoss30 the mean of {@code -ln} of the odds that the score gave to what happened within 30 days
 * @param raisedPerCustomerMonth AT_RISK alerts for each judgement of a paying customer, of which there is one a month
 * @param loudest how often a feature is the loudest of the judgements from the threshold on, as a share of them
 */
public record CompanyGrade(
        long seed,
        long useEvery,
        int judgements,
        double auc30,
        double auc90,
        double oracleAuc90,
        double shareAtThreshold,
        double precisionAtThreshold,
        double ece30,
        double ece90,
        double logLoss30,
        double logLoss90,
        double raisedPerCustomerMonth,
        Map<String, Double> loudest) {

    private static final int BINS = 100;
    private static final double PERCENT = 100;

    /** Half of the last decimal of a score. */
    private static final double LEAST = 5e-9;

    public static CompanyGrade of(Judged judged, BigDecimal threshold) {
        List<Judgement> all = judged.judgements();
        List<Judgement> flagged = all.stream()
                .filter(judgement ->
                        judgement.score() != null && judgement.score().compareTo(threshold) >= 0)
                .toList();
        long leave =
                flagged.stream().filter(Question.LEAVES_WITHIN_90_DAYS::answer).count();
        return new CompanyGrade(
                judged.company().seed(),
                judged.company().useEvery().toDays(),
                all.size(),
                auc(all, Question.LEAVES_WITHIN_30_DAYS),
                auc(all, Question.LEAVES_WITHIN_90_DAYS),
                oracleAuc(all),
                share(flagged.size(), all.size()),
                share(leave, flagged.size()),
                calibrationError(all, Question.LEAVES_WITHIN_30_DAYS::answer),
                calibrationError(all, Question.LEAVES_WITHIN_90_DAYS::answer),
                logLoss(all, Question.LEAVES_WITHIN_30_DAYS::answer),
                logLoss(all, Question.LEAVES_WITHIN_90_DAYS::answer),
                share(judged.raised(), all.size()),
                loudest(flagged));
    }

    private static double oracleAuc(List<Judgement> judgements) {
        Ranking ranking = Ranking.of(
                judgements,
                judgement -> BigDecimal.valueOf(judgement.oracle()),
                Question.LEAVES_WITHIN_90_DAYS::answer);
        return ranking.pairs() == 0 ? 0 : ranking.winsTwice() / (2.0 * ranking.pairs());
    }

    private static double auc(List<Judgement> judgements, Question question) {
        return Grades.of(question, judgements).score().auc();
    }

    private static Map<String, Double> loudest(List<Judgement> flagged) {
        Map<String, Double> shares = new TreeMap<>();
        for (Judgement judgement : flagged) {
            shares.merge(
                    Objects.requireNonNullElse(judgement.loudest(), "none"), share(1, flagged.size()), Double::sum);
        }
        return shares;
    }

    private static double calibrationError(List<Judgement> judgements, Predicate<Judgement> leaves) {
        double[] scores = new double[BINS];
        long[] left = new long[BINS];
        int scored = 0;
        for (Judgement judgement : judgements) {
            if (judgement.score() != null) {
                double score = judgement.score().doubleValue();
                int bin = Math.min(BINS - 1, (int) score);
                scores[bin] += score / PERCENT;
                left[bin] += leaves.test(judgement) ? 1 : 0;
                scored++;
            }
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(scores[bin] - left[bin]);
        }
        return error / Math.max(1, scored);
    }

    private static double logLoss(List<Judgement> judgements, Predicate<Judgement> leaves) {
        double loss = 0;
        int scored = 0;
        for (Judgement judgement : judgements) {
            if (judgement.score() != null) {
                double share = judgement.score().doubleValue() / PERCENT;
                loss -= Math.log(Math.max(LEAST, leaves.test(judgement) ? share : 1 - share));
                scored++;
            }
        }
        return loss / Math.max(1, scored);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
