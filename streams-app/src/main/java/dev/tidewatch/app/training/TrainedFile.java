package dev.tidewatch.app.training;

import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a scorecard file whose head says how it was made and how good it is. */
public final class TrainedFile {

    private TrainedFile() {}

    /**
     * Returns the text.
     *
     * @param ahead so many records were left out because they lie ahead of the clock
     */
    public static String text(Training.Result result, long ahead) {
        Scorecard card = result.fitted().card();
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "Weights that 'tidewatch train' fitted to a history. Use them with tidewatch.alerts.scorecard=FILE;");
        comment(text, "docs/alerts.md, \"Train your own weights\", says how they were made and judged.");
        comment(text, "");
        TrainingReport.of(result, ahead).forEach(line -> comment(text, line));
        text.append('\n');
        line(text, "format", "2");
        line(text, "version", card.version());
        line(text, "base", plain(card.base()));
        line(text, "slope", plain(card.odds().slope()));
        line(text, "shift", plain(card.odds().shift()));
        line(text, "horizon.days", Integer.toString(card.odds().horizonDays()));
        card.weights().forEach((feature, weight) -> {
            text.append('\n');
            line(text, feature.dotted() + ".weight", plain(weight.weight()));
            line(text, feature.dotted() + ".knots", knots(weight.knots()));
            if (weight.unknown().signum() != 0) {
                line(text, feature.dotted() + ".unknown", plain(weight.unknown()));
            }
        });
        return text.toString();
    }

    private static void comment(StringBuilder text, String line) {
        text.append(line.isEmpty() ? "#" : "# " + line).append('\n');
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    private static String knots(List<Scorecard.Knot> knots) {
        return knots.stream()
                .map(knot -> plain(knot.value()) + ":" + plain(knot.share()))
                .collect(Collectors.joining(" "));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
