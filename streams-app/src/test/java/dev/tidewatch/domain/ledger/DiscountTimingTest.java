package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.DiscountBuilder.amountOff;
import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/formulas.md does not show of when a discount counts. */
class DiscountTimingTest {

    private static final Instant MIDDLE_OF_JUNE = Instant.parse("2026-06-15T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-02T12:00:00Z");
    private static final Instant NEXT_MARCH = Instant.parse("2027-03-02T12:00:00Z");

    @Test
    void shouldKeepThePriceOfAPaidYearUntilItEnds() {
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH).with(halfUntilMayOfAPaidYear());

        ledger.advance(MIDDLE_OF_JUNE);
        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50000000 [SNAPSHOT]");
        ledger.advance(NEXT_MARCH.plusMillis(1));
        assertThat(told(ledger)).element(1).isEqualTo("2027-03-02T12:00:00Z EXPANSION 50000000 [DISCOUNT_END]");
    }

    @Test
    void shouldCountByTheStatedDatesWhereThatIsTheSetting() {
        LedgerDriver ledger = new LedgerDriver(Profiles.timing(DiscountTiming.STATED)).with(halfUntilMayOfAPaidYear());

        ledger.advance(MIDDLE_OF_JUNE);

        assertThat(told(ledger)).element(1).isEqualTo("2026-05-02T12:00:00Z EXPANSION 50000000 [DISCOUNT_END]");
    }

    @Test
    void shouldStartAnAnnouncedDiscountByItselfUnderEitherSetting() {
        SnapshotBuilder announced =
                aSnapshot().less(percentOff("50").from(MAY.minusSeconds(1))).periodEndsAt(APRIL);
        LedgerDriver billed = new LedgerDriver(Profile.TIDEWATCH).with(announced.build());
        LedgerDriver stated = new LedgerDriver(Profiles.timing(DiscountTiming.STATED)).with(announced.build());

        billed.advance(MIDDLE_OF_JUNE);
        stated.advance(MIDDLE_OF_JUNE);

        assertThat(told(billed)).element(1).isEqualTo("2026-05-02T12:00:00Z CONTRACTION -50000000 [DISCOUNT_START]");
        assertThat(told(stated)).element(1).isEqualTo("2026-05-02T11:59:59Z CONTRACTION -50000000 [DISCOUNT_START]");
    }

    @Test
    void shouldNeverCountADiscountThatIsOnNoInvoice() {
        Snapshot between = aSnapshot()
                .on(yearly("1200").periodEndsAt(NEXT_MARCH))
                .less(percentOff("50").repeating().from(MAY).until(MAY.plusSeconds(86_400)))
                .build();
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH).with(between);

        ledger.advance(NEXT_MARCH.plusSeconds(1));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 100000000 [SNAPSHOT]");
    }

    /** The amount was on the one invoice of both: the month bore all of it. */
    @Test
    void shouldNotMoveAnAmountToTheLongerPeriodWhenTheShorterOneHasEnded() {
        Snapshot once = aSnapshot()
                .on(
                        monthly("30").plan("a").periodEndsAt(APRIL),
                        yearly("1200").plan("b").periodEndsAt(NEXT_MARCH))
                .less(amountOff("12", "USD").once())
                .build();
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH).with(once);

        ledger.advance(MIDDLE_OF_JUNE);

        assertThat(told(ledger))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 118000000 [SNAPSHOT]",
                        "2026-04-02T12:00:00Z EXPANSION 12000000 [DISCOUNT_END]");
    }

    /** An export of the middle of a paid year, in which the discount began a week ago. */
    @Test
    void shouldWaitForTheNextInvoiceWhereTheFirstSnapshotIsNoBeginning() {
        Snapshot exported = aSnapshot()
                .on(yearly("1200").periodEndsAt(Instant.parse("2027-01-01T00:00:00Z")))
                .less(percentOff("50").from(NOON.minusSeconds(7 * 86_400)))
                .build();
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH).with(exported);

        ledger.advance(NEXT_MARCH);

        assertThat(told(ledger))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 100000000 [SNAPSHOT]",
                        "2027-01-01T00:00:00Z CONTRACTION -50000000 [DISCOUNT_START]");
    }

    private static Snapshot halfUntilMayOfAPaidYear() {
        return aSnapshot()
                .on(yearly("1200"))
                .less(percentOff("50").repeating().until(MAY))
                .periodEndsAt(NEXT_MARCH)
                .build();
    }

    private static List<String> told(LedgerDriver ledger) {
        return ledger.published().stream()
                .map(movement -> movement.key().at() + " " + movement.kind() + " " + movement.amount() + " "
                        + movement.rule().stream().map(Trigger::name).toList())
                .toList();
    }
}
