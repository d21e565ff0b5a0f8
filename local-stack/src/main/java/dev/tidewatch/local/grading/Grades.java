package dev.tidewatch.local.grading;

import dev.tidewatch.domain.risk.feature.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * Says how the score and every single feature answer one question about the same judgements. A feature is read in the direction
 * that does better here, which favours it; the score only in its own.
 *
 * @param leave judgements of customers that left
 * @param features best first
 */
public record Grades(Question question, int judgements, int leave, Grade score, List<Grade> features) {

    private static final String SCORE = "score";

    public static Grades of(Question question, List<Judgement> judgements) {
        List<Judgement> asked = question.asked(judgements);
        Grade score = Grade.of(SCORE, Ranking.of(asked, Judgement::score, question::answer), false);
        List<Grade> features = Arrays.stream(Feature.values())
                .map(feature -> of(feature, question, asked))
                .sorted(Grade.ORDER)
                .toList();
        int leave = (int) asked.stream().filter(question::answer).count();
        return new Grades(question, asked.size(), leave, score, features);
    }

    /** The share of the judgements that a signal without any sense would hit. */
    public double baseRate() {
        return (double) leave / judgements;
    }

    public Grade bestFeature() {
        return features.get(0);
    }

    /** Returns how far the score's AUC is above the best single feature's. */
    public double margin() {
        return score.auc() - bestFeature().auc();
    }

    private static Grade of(Feature feature, Question question, List<Judgement> asked) {
        Ranking ranking = Ranking.of(asked, judgement -> judgement.features().get(feature), question::answer);
        return Grade.of(feature.dotted(), ranking, ranking.winsTwice() < ranking.pairs());
    }
}
