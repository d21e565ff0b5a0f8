package dev.tidewatch.app.training;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.training.fit.Split;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.app.training.rows.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Refuses a history that is too small to learn from, and says what would be enough. */
final class Enough {

    private static final int LOST_TO_TRAIN = 30;
    private static final int LOST_TO_TEST = 20;
    private static final long DAYS = 182;

    /** The test part is one of three months, the training part at most two. */
    private static final double TEST_MONTHS = 3;

    private static final double TRAINING_MONTHS = 1.5;

    private final Rows rows;
    private final double lostAMonth;
    private final List<String> missing = new ArrayList<>();

    private Enough(Rows rows) {
        this.rows = rows;
        double months = rows.rows().stream().map(Row::at).distinct().count();
        this.lostAMonth = Split.lost(rows.rows()) / Math.max(1, months);
    }

    static void check(Rows rows, Split split) {
        Enough enough = new Enough(rows);
        enough.length();
        enough.part("training", split.training(), LOST_TO_TRAIN, TRAINING_MONTHS);
        enough.part("test", split.test(), LOST_TO_TEST, TEST_MONTHS);
        if (!enough.missing.isEmpty()) {
            throw new UserError("the history is too small to train weights, and nothing is written:\n  "
                    + String.join("\n  ", enough.missing));
        }
    }

    private void length() {
        long days = Duration.between(rows.begins(), rows.ends()).toDays();
        if (days < DAYS) {
            missing.add("the history has " + days + " days, from " + day(rows.begins()) + " to " + day(rows.ends())
                    + "; six months are needed, " + (DAYS - days) + " days more");
        }
    }

    /** @param monthsForOne by how many months a history grows whose part grows by one */
    private void part(String name, List<Row> part, int needed, double monthsForOne) {
        long lost = Split.lost(part);
        if (lost < needed) {
            missing.add("the " + name + " part has " + lost + " customers that were lost within "
                    + rows.rule().horizonDays() + " days; " + needed + " are needed, and "
                    + outlook((needed - lost) * monthsForOne));
        }
    }

    private String outlook(double monthsForOneAMonth) {
        return lostAMonth == 0
                ? "no customer was lost in all of it whose outcome is certain"
                : "at the pace of this history some "
                        + (long) Math.ceil(monthsForOneAMonth / lostAMonth)
                        + " months more would be enough";
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
