package dev.tidewatch.domain.figure;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.figure.Explanation.Contribution;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The customer starts on {@code pro} at 100 at noon of day 0, moves to {@code team} at 160 on day 40, and leaves on day 50. */
class ExplanationTest {

    private static final int DAY_0 = Math.toIntExact(LocalDate.of(2026, 3, 2).toEpochDay());

    private final MrrHistory history = aLedger()
            .with(worth("joined", 0, "pro", "100"), worth("moved", 40, "team", "160"), left())
            .history()
            .current()
            .mrr();

    @Test
    void shouldGiveEachMovementOfTheWindowItsOwnPart() {
        Contribution contribution = explained("all", 49, Window.P90D);

        assertThat(contribution.steps())
                .extracting(
                        Explanation.Step::at,
                        step -> Figure.NEW_MRR.of(step.figures()),
                        step -> Figure.EXPANSION_MRR.of(step.figures()))
                .containsExactly(tuple(day(0), units("100"), units("0")), tuple(day(40), units("0"), units("60")));
        assertThat(Figure.NEW_MRR.of(contribution.figures())).isEqualTo(units("100"));
        assertThat(Figure.EXPANSION_COUNT.of(contribution.figures())).isEqualTo("1");
    }

    @Test
    void shouldShareAMovementBetweenTheSegmentsItTouches() {
        RetentionFigures left = explained("plan=pro", 49, Window.P30D).figures();
        RetentionFigures entered = explained("plan=team", 49, Window.P30D).figures();

        assertThat(Figure.LEAVING_MRR.of(left)).isEqualTo(units("100"));
        assertThat(Figure.ENTERING_MRR.of(entered)).isEqualTo(units("100"));
        assertThat(Figure.EXPANSION_MRR.of(entered)).isEqualTo(units("60"));
        assertThat(Figure.MRR.of(entered)).isEqualTo(units("160"));
    }

    @Test
    void shouldCompareTheDayWithTheStartOfTheWindow() {
        RetentionFigures figures = explained("plan=pro", 49, Window.P30D).figures();

        assertThat(Figure.MRR_START.of(figures)).isEqualTo(units("100"));
        assertThat(Figure.RETAINED_MRR.of(figures)).isEqualTo(units("160"));
        assertThat(Figure.KEPT_MRR.of(figures)).isEqualTo(units("100"));
        assertThat(RatioFigure.NRR.of(figures)).isEqualTo("1.600000");
    }

    @Test
    void shouldCountTheCustomerAsLostWhenItLeft() {
        Contribution contribution = explained("all", 50, Window.P30D);

        assertThat(Figure.LOST.of(contribution.figures())).isEqualTo("1");
        assertThat(Figure.CHURN_MRR.of(contribution.figures())).isEqualTo(units("160"));
        assertThat(contribution.steps()).extracting(Explanation.Step::at).containsExactly(day(40), day(50));
    }

    @Test
    void shouldMakeNothingOfWhatLiesOutside() {
        assertThat(explained("all", -1, Window.P30D).figures()).isEqualTo(nothing(Window.P30D));
        assertThat(explained("plan=basic", 49, Window.P30D).figures()).isEqualTo(nothing(Window.P30D));
        assertThat(explained("all", 500, Window.P365D).steps()).isEmpty();
    }

    @Test
    void shouldAddUpOverCustomers() {
        RetentionFigures one = explained("all", 49, Window.P30D).figures();

        assertThat(Figure.MRR.of(one.plus(one))).isEqualTo(units("320"));
        assertThat(RatioFigure.ARPA.of(one.plus(one))).isEqualTo(units("160"));
        assertThat(one.plus(nothing(Window.P30D))).isEqualTo(one);
    }

    private Contribution explained(String segment, int day, Window window) {
        return new Explanation(Profile.TIDEWATCH, segment(segment), window, DAY_0 + day).of(history);
    }

    private static RetentionFigures nothing(Window window) {
        return new Explanation(Profile.TIDEWATCH, Segment.ALL, window, DAY_0).nothing();
    }

    private static Segment segment(String key) {
        return Segment.ofKey(key).orElseThrow();
    }

    private static Snapshot worth(String id, int day, String plan, String price) {
        return aSnapshot(id).at(day(day)).on(monthly(price).plan(plan)).build();
    }

    private static Snapshot left() {
        return aSnapshot("left").at(day(50)).status(SubscriptionStatus.CANCELED).build();
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private static BigDecimal units(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
