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

    private Enough() {}

    static void check(Rows rows, Split split) {
        List<String> missing = new ArrayList<>();
        long days = Duration.between(rows.begins(), rows.ends()).toDays();
        if (days < DAYS) {
            missing.add("the history has " + days + " days, from " + day(rows.begins()) + " to " + day(rows.ends())
                    + "; six months are needed, " + (DAYS - days) + " days more");
        }
        double months = rows.rows().stream().map(Row::at).distinct().count();
        double aMonth = Split.lost(rows.rows()) / Math.max(1, months);
        part("training", split.training(), LOST_TO_TRAIN, TRAINING_MONTHS, aMonth, rows, missing);
        part("test", split.test(), LOST_TO_TEST, TEST_MONTHS, aMonth, rows, missing);
        if (!missing.isEmpty()) {
            throw new UserError("the history is too small to train weights, and nothing is written:\n  "
                    + String.join("\n  ", missing));
        }
    }

    private static void part(
            String name,
            List<Row> part,
            int needed,
            double monthsAMonth,
            double aMonth,
            Rows rows,
            List<String> missing) {
        long lost = Split.lost(part);
        if (lost < needed) {
            String pace = aMonth == 0
                    ? "no customer was lost in all of it whose outcome is certain"
                    : "at the pace of this history some "
                            + (long) Math.ceil((needed - lost) / aMonth * monthsAMonth)
                            + " months more would be enough";
            missing.add("the " + name + " part has " + lost + " customers that were lost within "
                    + rows.rule().horizonDays() + " days; " + needed + " are needed, and " + pace);
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
