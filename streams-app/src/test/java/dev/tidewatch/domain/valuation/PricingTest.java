package dev.tidewatch.domain.valuation;

import static dev.tidewatch.domain.testing.DiscountBuilder.amountOff;
import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.anItem;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.time.IntervalUnit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingTest {

    private final Pricing pricing = new Pricing(Profile.TIDEWATCH);

    @Test
    void shouldDivideAYearBySeatsAndMonths() {
        assertThat(micros(aSnapshot().on(yearly("500").seats(4)))).isEqualTo(166_666_667);
    }

    @Test
    void shouldDivideByTheIntervalCount() {
        assertThat(micros(aSnapshot().on(monthly("90").every(3, IntervalUnit.MONTH))))
                .isEqualTo(30_000_000);
    }

    @Test
    void shouldTurnDaysAndWeeksIntoMonths() {
        assertThat(micros(aSnapshot().on(anItem().price("12").every(1, IntervalUnit.DAY))))
                .isEqualTo(365_000_000);
        assertThat(micros(aSnapshot().on(anItem().price("24").every(2, IntervalUnit.WEEK))))
                .isEqualTo(52_000_000);
    }

    @Test
    void shouldTakeAPercentageOffForever() {
        assertThat(micros(aSnapshot().on(yearly("1200")).less(percentOff("50"))))
                .isEqualTo(50_000_000);
    }

    @Test
    void shouldRoundOncePerItemSoThatPlansAddUp() {
        SnapshotBuilder three = aSnapshot()
                .on(
                        yearly("10.00").plan("a"),
                        yearly("10.00").plan("b"),
                        yearly("10.00").plan("c"));

        Position position = position(three);

        assertThat(position.amounts()).extracting(LineAmount::micros).containsExactly(833_333L, 833_333L, 833_333L);
        assertThat(position.micros("USD")).isEqualTo(2_499_999);
    }

    @Test
    void shouldRoundATieUp() {
        assertThat(micros(aSnapshot().on(yearly("0.000006")))).isEqualTo(1);
        assertThat(micros(aSnapshot().on(yearly("0.0000059")))).isZero();
    }

    @Test
    void shouldTakeTheTieredAmountInPlaceOfPriceTimesSeats() {
        assertThat(micros(aSnapshot().on(monthly("20").seats(7).tiered("123.45"))))
                .isEqualTo(123_450_000);
    }

    @Test
    void shouldLeaveMeteredItemsOut() {
        assertThat(micros(aSnapshot().on(monthly("100"), monthly("60").metered())))
                .isEqualTo(100_000_000);
    }

    @Test
    void shouldHaveNoLineWhenADiscountTakesEverything() {
        assertThat(position(aSnapshot().less(percentOff("100")))).isEqualTo(Position.EMPTY);
    }

    @Test
    void shouldSpreadAnAmountOverTheItemsByTheirValue() {
        SnapshotBuilder two =
                aSnapshot().on(monthly("30").plan("a"), monthly("60").plan("b")).less(amountOff("9", "USD"));

        assertThat(amounts(two)).containsExactly(27_000_000L, 54_000_000L);
    }

    @Test
    void shouldSpreadByWhatEarlierDiscountsLeft() {
        SnapshotBuilder two = aSnapshot()
                .on(monthly("60").plan("a").product("x"), monthly("30").plan("b"))
                .less(percentOff("50").on("x"), amountOff("6", "USD"));

        assertThat(amounts(two)).containsExactly(27_000_000L, 27_000_000L);
    }

    @Test
    void shouldApplyDiscountsInListedOrder() {
        assertThat(micros(aSnapshot().less(percentOff("50"), amountOff("10", "USD"))))
                .isEqualTo(40_000_000);
        assertThat(micros(aSnapshot().less(amountOff("10", "USD"), percentOff("50"))))
                .isEqualTo(45_000_000);
    }

    @Test
    void shouldNeverFallBelowZero() {
        SnapshotBuilder two = aSnapshot()
                .on(monthly("30").plan("a").product("x"), monthly("60").plan("b"))
                .less(amountOff("500", "USD").on("x"));

        assertThat(amounts(two)).containsExactly(60_000_000L);
    }

    @Test
    void shouldTakeAnAmountOffItsOwnCurrencyOnly() {
        SnapshotBuilder two =
                aSnapshot().on(monthly("30").in("EUR"), monthly("30").in("USD")).less(amountOff("10", "EUR"));

        assertThat(position(two).micros("EUR")).isEqualTo(20_000_000);
        assertThat(position(two).micros("USD")).isEqualTo(30_000_000);
    }

    @Test
    void shouldLeaveItemsOfOtherProductsAlone() {
        SnapshotBuilder two = aSnapshot()
                .on(monthly("30").plan("a").product("x"), monthly("60").plan("b"))
                .less(percentOff("10").on("x"));

        assertThat(amounts(two)).containsExactly(27_000_000L, 60_000_000L);
    }

    @Test
    void shouldNotTakeADiscountOffAtItsEnd() {
        Instant end = NOON.plusSeconds(60);
        SnapshotBuilder half = aSnapshot().less(percentOff("50").repeating().until(end));

        assertThat(pricing.position(first(half), end.minusMillis(1)).micros("USD"))
                .isEqualTo(50_000_000);
        assertThat(pricing.position(first(half), end).micros("USD")).isEqualTo(100_000_000);
    }

    @Test
    void shouldAddUpItemsOfOneLine() {
        assertThat(amounts(aSnapshot().on(monthly("30"), monthly("12")))).containsExactly(42_000_000L);
    }

    private Position position(SnapshotBuilder snapshot) {
        return pricing.position(first(snapshot), NOON);
    }

    private static PlacedSnapshot first(SnapshotBuilder snapshot) {
        return PlacedSnapshot.first(snapshot.build());
    }

    private long micros(SnapshotBuilder snapshot) {
        return position(snapshot).micros("USD");
    }

    private List<Long> amounts(SnapshotBuilder snapshot) {
        return position(snapshot).amounts().stream().map(LineAmount::micros).toList();
    }
}
