package dev.tidewatch.app.training;

import dev.tidewatch.app.training.fit.Split;
import dev.tidewatch.app.training.grade.Grade;
import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.app.training.rows.RowMaker;
import dev.tidewatch.app.training.rows.Rows;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in lines that a finance user can read what a card was trained on, how good it is, and what its weights are. */
public final class TrainingReport {

    private static final double PERCENT = 100;
    private static final int DIGITS = 3;

    /** A smaller difference of two AUC is none in what is printed. */
    private static final double SEEN = 0.0005;

    private final Training.Result result;
    private final List<String> lines = new ArrayList<>();

    private TrainingReport(Training.Result result) {
        this.result = result;
    }

    /**
     * Returns the lines.
     *
     * @param ahead so many records were left out because they lie ahead of the clock
     */
    public static List<String> of(Training.Result result, long ahead) {
        TrainingReport report = new TrainingReport(result);
        report.data(ahead);
        report.comparison();
        report.calibration();
        report.weights();
        return List.copyOf(report.lines);
    }

    private void data(long ahead) {
        Rows rows = result.rows();
        Split split = result.split();
        say(
                "History: %s to %s. The first %d days only teach what is usual.",
                day(rows.begins()), day(rows.ends()), RowMaker.WARM_UP.toDays());
        say(
                "A customer counts as lost when its MRR falls to %s within %d days, and is not back within %d.",
                rows.rule().share().signum() == 0
                        ? "nothing"
                        : "nothing, or to at most "
                                + rows.rule()
                                        .share()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + " % of what it was,",
                rows.rule().horizonDays(),
                LossRule.REVERSAL.toDays());
        say("A row is one paying customer at the beginning of one month.");
        part("Training part", split.training());
        part("Test part", split.test());
        say(
                "Left out: %,d rows between the parts, whose outcome lies in the test part, and %,d at the end, whose outcome is not certain yet.",
                split.embargoed(), rows.unfinished());
        if (ahead > 0) {
            say(
                    "Left out as well: %,d %s ahead of the clock (FUTURE). A demo lives in a time of its own, and what it did after this"
                            + " machine's present is not in the weights.",
                    ahead, ahead == 1 ? "record that lies" : "records that lie");
        }
        lines.add("");
    }

    private void part(String name, List<Row> rows) {
        long lost = rows.stream().filter(Row::lost).count();
        say(
                "%s: %s to %s, %,d rows of %,d customers; after %.1f %% of the rows the customer was lost (%,d customers).",
                name,
                YearMonth.from(day(rows.get(0).at())),
                YearMonth.from(day(rows.get(rows.size() - 1).at())),
                rows.size(),
                rows.stream().map(Row::customerId).distinct().count(),
                PERCENT * lost / rows.size(),
                Split.lost(rows));
    }

    private void comparison() {
        Grade trained = result.trained();
        Grade used = result.used();
        say("On the test part, which the fit has not seen:");
        row("", result.fitted().card().version(), result.inUse().version());
        row("pairs in the right order (AUC)", text("%.3f", trained.auc()), text("%.3f", used.auc()));
        row(
                "  in 95 % of samples of customers",
                text("%.3f to %.3f", trained.aucLow(), trained.aucHigh()),
                text("%.3f to %.3f", used.aucLow(), used.aucHigh()));
        row("log loss, smaller is better", text("%.5f", trained.logLoss()), text("%.5f", used.logLoss()));
        row("  with odds calibrated likewise", text("%.5f", trained.logLoss()), text("%.5f", result.calibratedLoss()));
        row("calibration error", percent(trained.calibrationError()), percent(used.calibrationError()));
        row(
                "share that was lost, of the highest tenth",
                percent(trained.tenths().get(0).lost()),
                percent(used.tenths().get(0).lost()));
        say(
                "Who knows no customer and says %.1f %% of each has a log loss of %.5f.",
                PERCENT * result.constant(), result.constantLoss());
        say(
                "Of 100 pairs, one lost and one not, %s has %.0f in the right order; 50 would be chance.",
                result.fitted().card().version(), PERCENT * trained.auc());
        if (used.auc() - trained.auc() >= SEEN) {
            say(
                    "Mind the order: the odds of %s are better, its order is worse than that of %s, by %.3f in AUC. Whoever works down a"
                            + " list from the highest score on stays with %s.",
                    result.fitted().card().version(),
                    result.inUse().version(),
                    used.auc() - trained.auc(),
                    result.inUse().version());
        }
        lines.add("");
    }

    private void calibration() {
        say(
                "What the scores said, and how many were lost; each line is a tenth of the test part, the highest scores first:");
        say(
                "%8s  %22s  %22s",
                "", result.fitted().card().version(), result.inUse().version());
        say("%8s  %10s  %10s  %10s  %10s", "rows", "said", "lost", "said", "lost");
        List<Grade.Tenth> trained = result.trained().tenths();
        List<Grade.Tenth> used = result.used().tenths();
        for (int i = 0; i < trained.size(); i++) {
            say(
                    "%8d  %10s  %10s  %10s  %10s",
                    trained.get(i).rows(),
                    percent(trained.get(i).said()),
                    percent(trained.get(i).lost()),
                    percent(used.get(i).said()),
                    percent(used.get(i).lost()));
        }
        lines.add("");
    }

    private void weights() {
        say("What a feature adds to the log-odds where it counts in full, and while it is unknown:");
        say("%-40s %12s %12s %12s", "", result.inUse().version(), "trained", "unknown");
        for (Feature feature : result.rows().features()) {
            Scorecard card = result.fitted().card();
            Scorecard.@Nullable Weight weight = card.weights().get(feature);
            Scorecard.@Nullable Weight used = result.inUse().weights().get(feature);
            say(
                    "%-40s %12s %12s %12s",
                    feature.dotted(),
                    logOdds(used == null ? null : used.weight(), result.inUse()),
                    logOdds(weight == null ? null : weight.weight(), card),
                    logOdds(weight == null ? null : weight.unknown(), card));
        }
        if (!result.fitted().against().isEmpty()) {
            say(
                    "Set to 0, because the history speaks for the opposite of what is known to be so: %s.",
                    names(result.fitted().against()));
        }
        if (!result.fitted().unseen().isEmpty()) {
            say(
                    "Never seen in the training part, so that the weight is that of %s in proportion: %s.",
                    result.inUse().version(), names(result.fitted().unseen()));
        }
    }

    private static String logOdds(@Nullable BigDecimal number, Scorecard card) {
        BigDecimal known = number == null ? BigDecimal.ZERO : number;
        return known.multiply(card.odds().slope())
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String names(List<Feature> features) {
        return features.stream().map(Feature::dotted).collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return text("%.1f %%", PERCENT * share);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private void row(String name, String trained, String used) {
        say("%-42s  %22s  %22s", name, trained, used);
    }

    private void say(String format, Object... values) {
        lines.add(text(format, values).stripTrailing());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
