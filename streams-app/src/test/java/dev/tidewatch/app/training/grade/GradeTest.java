package dev.tidewatch.app.training.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.app.training.rows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradeTest {

    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void shouldCountPairsInTheRightOrderAndTiesAsHalf() {
        Grade grade = Grade.of(rows("left", "lost", "left", "lost"), new double[] {0.1, 0.2, 0.2, 0.4});

        assertThat(grade.auc()).as("(1 + 0.5 + 2) of 4").isCloseTo(0.875, within(1e-12));
    }

    @Test
    void shouldTakeTheLogarithmOfTheOddsThatWereGiven() {
        Grade grade = Grade.of(rows("left", "lost"), new double[] {0.25, 0.5});

        assertThat(grade.logLoss()).isCloseTo(-(Math.log(0.75) + Math.log(0.5)) / 2, within(1e-12));
    }

    @Test
    void shouldSayHowFarTheOddsAreOff() {
        Grade grade = Grade.of(rows("left", "lost", "left", "left"), new double[] {0.205, 0.205, 0.4, 0.9});

        assertThat(grade.calibrationError())
                .as("(1 - 0.41) + 0.4 + 0.9, of 4")
                .isCloseTo((0.59 + 0.4 + 0.9) / 4, within(1e-12));
    }

    @Test
    void shouldHaveTenthsFromTheHighestScoresOn() {
        List<Row> rows = new ArrayList<>();
        double[] shares = new double[20];
        for (int i = 0; i < shares.length; i++) {
            rows.add(row("cus_" + i, i >= 17));
            shares[i] = i / 20.0;
        }

        List<Grade.Tenth> tenths = Grade.of(rows, shares).tenths();

        assertThat(tenths).hasSize(10);
        assertThat(tenths.get(0)).isEqualTo(new Grade.Tenth(2, 0.925, 1));
        assertThat(tenths.get(1).lost()).isEqualTo(0.5);
        assertThat(tenths.get(9).lost()).isZero();
    }

    /** The interval does not narrow where each customer comes with all of its rows again: nothing new is in the copies. */
    @Test
    void shouldDrawCustomersAndNotRows() {
        Random random = new Random(1);
        List<Row> once = new ArrayList<>();
        List<Row> often = new ArrayList<>();
        double[] shares = random.doubles(100).toArray();
        double[] copies = new double[900];
        for (int i = 0; i < shares.length; i++) {
            boolean lost = random.nextDouble() < shares[i];
            once.add(row("cus_" + i, lost));
            for (int copy = 0; copy < 9; copy++) {
                copies[often.size()] = shares[i];
                often.add(row("cus_" + i, lost));
            }
        }

        Grade grade = Grade.of(once, shares);
        Grade copied = Grade.of(often, copies);

        assertThat(grade.aucLow()).isLessThan(grade.auc() - 0.03);
        assertThat(grade.aucHigh()).isGreaterThan(grade.auc() + 0.03);
        assertThat(copied.aucLow()).isCloseTo(grade.aucLow(), within(0.02));
        assertThat(copied.aucHigh()).isCloseTo(grade.aucHigh(), within(0.02));
        assertThat(Grade.of(once, shares)).isEqualTo(grade);
    }

    private static List<Row> rows(String... outcomes) {
        List<Row> rows = new ArrayList<>();
        for (String outcome : outcomes) {
            rows.add(row("cus_" + rows.size(), outcome.equals("lost")));
        }
        return rows;
    }

    private static Row row(String customer, boolean lost) {
        return new Row(customer, AT, new long[0], lost);
    }
}
