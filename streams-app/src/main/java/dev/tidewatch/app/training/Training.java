package dev.tidewatch.app.training;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.training.fit.CardFit;
import dev.tidewatch.app.training.fit.Split;
import dev.tidewatch.app.training.grade.Grade;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.app.training.rows.Rows;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Fits a card to a history, and judges it beside the one in use on months that the fit has not seen. It refuses one that is no better. */
public final class Training {

    private static final double PERCENT = 100;

    private final Scorecard inUse;

    /** @param inUse with odds of its own, {@code format = 2} */
    public Training(Scorecard inUse) {
        this.inUse = inUse;
    }

    /** Returns the features that rows must have. */
    public static List<Feature> features(Scorecard inUse) {
        return List.copyOf(inUse.features());
    }

    /**
     * A trained card with its evaluation, all of it on the test part.
     *
     * @param constant the share that was lost of the training part, said of everybody
     * @param constantLoss its log loss
     * @param calibratedLoss the log loss of the card in use, once its odds fit the training part
     */
    public record Result(
            Rows rows,
            Split split,
            Scorecard inUse,
            CardFit.Fitted fitted,
            Grade trained,
            Grade used,
            double constant,
            double constantLoss,
            double calibratedLoss) {}

    /**
     * Trains a card.
     *
     * @param done is told how many of {@link CardFit#FITS} are made
     * @throws UserError if the history is too small, or the card is no better than what it would replace
     */
    public Result train(Rows rows, String version, LongConsumer done) {
        Split split = Split.of(rows.rows(), rows.rule());
        Enough.check(rows, split);
        CardFit fit = new CardFit(inUse, rows.features(), rows.rule());
        CardFit.Fitted fitted = fit.fit(split.training(), version, done);
        List<Row> test = split.test();
        double constant = (double) split.training().stream().filter(Row::lost).count()
                / split.training().size();
        double[] always = new double[test.size()];
        Arrays.fill(always, constant);
        Result result = new Result(
                rows,
                split,
                inUse,
                fitted,
                Grade.of(test, shares(fitted.card(), rows.features(), test)),
                Grade.of(test, shares(inUse, rows.features(), test)),
                constant,
                Grade.logLoss(test, always),
                Grade.logLoss(test, fit.calibrated(split.training(), test)));
        requireGain(result);
        return result;
    }

    /** As the product computes them. */
    private static double[] shares(Scorecard card, List<Feature> features, List<Row> rows) {
        return rows.stream()
                .mapToDouble(row -> {
                    Score score = card.score(row.features(features));
                    return score == null ? 0 : score.value().doubleValue() / PERCENT;
                })
                .toArray();
    }

    private static void requireGain(Result result) {
        double loss = result.trained().logLoss();
        String name = result.inUse().version();
        if (result.fitted().card().odds().slope().signum() <= 0) {
            throw refused("the weights that were fitted say nothing of who is lost", result);
        }
        if (loss >= result.constantLoss()) {
            throw refused(
                    String.format(
                            Locale.ROOT,
                            "the trained weights are no better than to say %.1f %% of everybody: log loss %.5f on the test part, and that has %.5f",
                            PERCENT * result.constant(),
                            loss,
                            result.constantLoss()),
                    result);
        }
        double other = Math.min(result.calibratedLoss(), result.used().logLoss());
        if (loss >= other) {
            throw refused(
                    String.format(
                            Locale.ROOT,
                            "the trained weights are no better than %s%s: log loss %.5f on the test part, and that has %.5f",
                            name,
                            result.calibratedLoss() < result.used().logLoss() ? " with its odds calibrated" : "",
                            loss,
                            other),
                    result);
        }
    }

    private static UserError refused(String why, Result result) {
        return new UserError(why + "; nothing is written. Stay with "
                + result.inUse().version() + ", and train again when more customers than the "
                + Split.lost(result.split().training()) + " of the training part were lost");
    }
}
