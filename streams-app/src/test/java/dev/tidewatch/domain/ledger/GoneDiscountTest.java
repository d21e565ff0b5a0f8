package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.DiscountBuilder.amountOff;
import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.TermsTable;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/formulas.md does not show of discounts that are gone from the next snapshot. */
class GoneDiscountTest {

    private static final Instant GIVEN = Instant.parse("2026-03-12T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-02T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-02T12:00:00Z");
    private static final Instant NEXT_MARCH = Instant.parse("2027-03-02T12:00:00Z");

    /** The same coupon under another id: the price stays, and nobody is told anything. */
    @Test
    void shouldSayNothingWhereOneTakesThePlaceOfItsEqual() {
        LedgerDriver ledger = billed(
                at("1", NOON, APRIL).less(percentOff("50").from(NOON)),
                at("2", GIVEN, APRIL).less(percentOff("50").from(GIVEN)),
                at("3", APRIL, MAY).less(percentOff("50").from(GIVEN)));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50");
    }

    @Test
    void shouldKeepThePriceOfAPaidYearThroughUnrelatedEvents() {
        SnapshotBuilder sold =
                year("1", NOON).less(percentOff("50").repeating().from(NOON).until(JUNE));
        LedgerDriver ledger = billed(
                sold,
                year("2", JUNE.plusSeconds(9)),
                year("3", JUNE.plus(Duration.ofDays(60))),
                year("4", JUNE.plus(Duration.ofDays(200))));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50");
        ledger.advance(NEXT_MARCH.plusMillis(1));
        assertThat(told(ledger)).element(1).isEqualTo("2027-03-02T12:00:00Z EXPANSION 50");
    }

    /** The renewal of a schedule comes 30 s after the boundary, and its invoice had no discount. */
    @Test
    void shouldKeepNothingInAPeriodWhoseRenewalStatesNone() {
        LedgerDriver ledger =
                billed(at("1", NOON, APRIL).less(percentOff("50").from(NOON)), at("2", APRIL.plusSeconds(30), MAY));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50", "2026-04-02T12:00:30Z EXPANSION 50");
    }

    @Test
    void shouldKeepNoAmountWhereOneOfItsItemsChanged() {
        LedgerDriver ledger = billed(
                aSnapshot("1")
                        .at(NOON)
                        .on(monthly("30").plan("a"), monthly("60").plan("b"))
                        .periodEndsAt(APRIL)
                        .less(amountOff("9", "USD").from(NOON)),
                aSnapshot("2")
                        .at(GIVEN)
                        .on(monthly("30").plan("a"), monthly("60").plan("b").seats(2))
                        .periodEndsAt(APRIL));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 81", "2026-03-12T12:00:00Z EXPANSION 69");
    }

    @Test
    void shouldKeepNothingBehindAnEnd() {
        LedgerDriver ledger = billed(
                at("1", NOON, APRIL).less(percentOff("50").from(NOON)),
                at("2", GIVEN, APRIL).status(SubscriptionStatus.CANCELED),
                at("3", GIVEN.plusSeconds(7200), APRIL));

        assertThat(told(ledger)).element(2).isEqualTo("2026-03-12T14:00:00Z REACTIVATION 100");
    }

    @Test
    void shouldEndItAtOnceWhereThatIsTheSetting() {
        LedgerDriver ledger = new LedgerDriver(Profiles.timing(DiscountTiming.STATED))
                .with(
                        at("1", NOON, APRIL).less(percentOff("50").from(NOON)).build(),
                        at("2", GIVEN, APRIL).build());

        assertThat(told(ledger)).element(1).isEqualTo("2026-03-12T12:00:00Z EXPANSION 50");
    }

    /** Half a year after the coupon of a paid year the ledger still knows the price, whatever it forgot. */
    @Test
    void shouldNotForgetWhatAPaidYearCosts() {
        LedgerDriver ledger = billed(
                year("1", NOON).less(percentOff("50").from(NOON)),
                year("2", GIVEN),
                year("3", JUNE.plus(Duration.ofDays(90))),
                year("4", JUNE.plus(Duration.ofDays(180))));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50");
        ledger.accept(at("5", NEXT_MARCH.plus(Duration.ofDays(50)), NEXT_MARCH.plus(Duration.ofDays(60)))
                .build());
        assertThat(ledger.ledger().subscriptions().get(0).retained()).hasSize(1);
    }

    /** As Stripe sends it: the invoice used it up before any snapshot had it. */
    @ParameterizedTest
    @EnumSource(DiscountTiming.class)
    void shouldCountWhatTheFirstInvoiceUsedUp(DiscountTiming timing) {
        LedgerDriver ledger = withOnce(timing, NOON, NOON, at("1", NOON, APRIL), at("2", APRIL.plusSeconds(6), MAY));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50", "2026-04-02T12:00:00Z EXPANSION 50");
    }

    @Test
    void shouldCountItForTheWholeFirstYear() {
        LedgerDriver ledger = withOnce(DiscountTiming.BILLED, NOON, NOON, year("1", NOON), year("2", JUNE));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountItForTheNextPeriodWhereItWasGivenInside(boolean stated) {
        SnapshotBuilder given = at("2", GIVEN, APRIL);
        LedgerDriver ledger = withOnce(
                DiscountTiming.BILLED,
                GIVEN,
                APRIL,
                at("1", NOON, APRIL),
                stated ? given.less(percentOff("50").once().from(GIVEN)) : given,
                at("3", APRIL, MAY),
                at("4", MAY, JUNE));

        assertThat(told(ledger))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 100",
                        "2026-04-02T12:00:00Z CONTRACTION -50",
                        "2026-05-02T12:00:00Z EXPANSION 50");
    }

    @Test
    void shouldNotCountWhatWasTakenAwayBeforeItsInvoice() {
        LedgerDriver ledger = withOnce(
                DiscountTiming.BILLED, GIVEN, GIVEN.plusSeconds(60), at("1", NOON, APRIL), at("2", APRIL, MAY));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 100");
    }

    private static LedgerDriver withOnce(
            DiscountTiming timing, Instant start, Instant end, SnapshotBuilder... snapshots) {
        TermsTable table = new TermsTable();
        LedgerDriver ledger = new LedgerDriver(Profiles.timing(timing), Rates.NONE, table);
        table.put(new DiscountTerms(
                "half",
                NOON,
                null,
                new BigDecimal("50"),
                null,
                null,
                DiscountDuration.ONCE,
                null,
                null,
                null,
                null,
                null,
                null));
        table.put(
                new DiscountTerms("di_1", NOON, "half", null, null, null, null, null, start, end, null, "cus", "sub"));
        ledger.begin(table.ofCustomer("cus"));
        return told(ledger, snapshots);
    }

    private static LedgerDriver billed(SnapshotBuilder... snapshots) {
        return told(new LedgerDriver(Profile.TIDEWATCH), snapshots);
    }

    private static LedgerDriver told(LedgerDriver ledger, SnapshotBuilder... snapshots) {
        for (SnapshotBuilder snapshot : snapshots) {
            ledger.accept(snapshot.build());
        }
        ledger.advance(snapshots[snapshots.length - 1].build().occurredAt().plus(Duration.ofDays(1)));
        return ledger;
    }

    private static SnapshotBuilder at(String id, Instant at, Instant paidUntil) {
        return aSnapshot(id).at(at).periodEndsAt(paidUntil);
    }

    private static SnapshotBuilder year(String id, Instant at) {
        return at(id, at, NEXT_MARCH).on(yearly("1200"));
    }

    private static List<String> told(LedgerDriver ledger) {
        return ledger.published().stream()
                .map(movement -> movement.key().at() + " " + movement.kind() + " "
                        + BigDecimal.valueOf(movement.amount(), 6)
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }
}
