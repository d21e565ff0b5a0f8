package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.DiscountTiming;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which invoice a ONCE discount is on: none of a trial, and none that the customer's own discount is on. */
class FirstInvoiceTest {

    private static final Instant TRIAL_ENDS = Instant.parse("2026-03-15T12:00:00Z");
    private static final Instant MID_APRIL = Instant.parse("2026-04-15T12:00:00Z");
    private static final Instant MID_MAY = Instant.parse("2026-05-15T12:00:00Z");
    private static final Instant MID_MARCH = Instant.parse("2026-03-15T12:00:00Z");
    private static final Instant LATE_MARCH = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-02T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-02T12:00:00Z");

    private final TermsTable table = new TermsTable();

    /** Whether the first paid snapshot still has it, and whether it was given with the sale or later in the trial. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 0", "true, 3", "false, 3"})
    void shouldCountForTheFirstPaidPeriodWhenItBeginsWithATrial(boolean stated, long daysLater) {
        Instant given = NOON.plus(Duration.ofDays(daysLater));
        LedgerDriver ledger = told(
                DiscountTiming.BILLED,
                trial("1", NOON),
                trial("2", NOON.plus(Duration.ofDays(4)))
                        .less(percentOff("50").once().from(given)),
                stated
                        ? after("3", TRIAL_ENDS, MID_APRIL)
                                .less(percentOff("50").once().from(given))
                        : after("3", TRIAL_ENDS, MID_APRIL),
                after("4", MID_APRIL, MID_MAY));

        assertThat(told(ledger)).containsExactly("2026-03-15T12:00:00Z NEW 50", "2026-04-15T12:00:00Z EXPANSION 50");
    }

    @ParameterizedTest
    @EnumSource(DiscountTiming.class)
    void shouldCountForTheFirstPaidPeriodWhenOnlyTermsTellOfIt(DiscountTiming timing) {
        once(NOON, TRIAL_ENDS.plusSeconds(5));
        LedgerDriver ledger =
                told(timing, trial("1", NOON), after("2", TRIAL_ENDS, MID_APRIL), after("3", MID_APRIL, MID_MAY));

        assertThat(told(ledger)).containsExactly("2026-03-15T12:00:00Z NEW 50", "2026-04-15T12:00:00Z EXPANSION 50");
    }

    /** If a source lets a trial use it up after all, it says so. */
    @Test
    void shouldNotCountWhenItEndsDuringTheTrial() {
        once(NOON, NOON.plusSeconds(5));
        LedgerDriver ledger = told(DiscountTiming.BILLED, trial("1", NOON), after("2", TRIAL_ENDS, MID_APRIL));

        assertThat(told(ledger)).containsExactly("2026-03-15T12:00:00Z NEW 100");
    }

    @Test
    void shouldLeaveTheCustomersOwnOutForTheInvoiceThatUsedOneUp() {
        customers(NOON.minus(Duration.ofDays(20)));
        once(NOON, NOON.plusSeconds(5));
        LedgerDriver ledger =
                told(DiscountTiming.BILLED, paid("1", NOON, APRIL), paid("2", APRIL, MAY), paid("3", MAY, JUNE));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50", "2026-04-02T12:00:00Z EXPANSION 30");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountTheCustomersOwnBeforeAndBehindThatInvoice(boolean takenAway) {
        Instant given = Instant.parse("2026-03-12T12:00:00Z");
        customers(NOON.minus(Duration.ofDays(20)));
        once(given, takenAway ? given.plusSeconds(60) : APRIL);
        LedgerDriver ledger = told(
                DiscountTiming.BILLED,
                paid("1", NOON, APRIL),
                paid("2", given, APRIL),
                paid("3", APRIL.plusSeconds(6), MAY),
                paid("4", MAY.plusSeconds(6), JUNE));

        assertThat(told(ledger))
                .containsExactlyElementsOf(
                        takenAway
                                ? List.of("2026-03-02T12:00:00Z NEW 80")
                                : List.of(
                                        "2026-03-02T12:00:00Z NEW 80",
                                        "2026-04-02T12:00:00Z CONTRACTION -30",
                                        "2026-05-02T12:00:00Z EXPANSION 30"));
    }

    /** The source credits what was paid, and invoices both seats without the coupon. */
    @Test
    void shouldSellASecondSeatAtItsFullPriceAfterTheInvoiceThatUsedOneUp() {
        once(NOON, NOON.plusSeconds(5));
        LedgerDriver ledger = told(
                DiscountTiming.BILLED, paid("1", NOON, APRIL), twoSeats("2", MID_MARCH), twoSeats("3", LATE_MARCH));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50", "2026-03-15T12:00:00Z EXPANSION 150");
    }

    @Test
    void shouldKeepThePriceOfTheInvoiceForASeatThatIsUnchanged() {
        once(NOON, NOON.plusSeconds(5));
        LedgerDriver ledger = told(
                DiscountTiming.BILLED,
                paid("1", NOON, APRIL),
                paid("2", MID_MARCH, APRIL).attribute("region", "north"),
                paid("3", APRIL, MAY).attribute("region", "north"));

        assertThat(told(ledger))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 50",
                        "2026-03-15T12:00:00Z TRANSFER 0",
                        "2026-04-02T12:00:00Z EXPANSION 50");
    }

    @Test
    void shouldSellASecondSeatAtItsFullPriceAfterTheCustomersOwnHasEnded() {
        put("di_own", 50, DiscountDuration.FOREVER, NOON, Instant.parse("2026-03-10T12:00:00Z"), null);
        LedgerDriver ledger = told(
                DiscountTiming.BILLED, paid("1", NOON, APRIL), twoSeats("2", MID_MARCH), twoSeats("3", LATE_MARCH));

        assertThat(told(ledger)).containsExactly("2026-03-02T12:00:00Z NEW 50", "2026-03-15T12:00:00Z EXPANSION 150");
    }

    private static SnapshotBuilder twoSeats(String id, Instant at) {
        return paid(id, at, APRIL).on(monthly("100").seats(2));
    }

    private void customers(Instant start) {
        put("di_own", 20, DiscountDuration.FOREVER, start, null, null);
    }

    private void once(Instant start, Instant end) {
        put("di_once", 50, DiscountDuration.ONCE, start, end, "sub");
    }

    private void put(
            String id,
            int percent,
            DiscountDuration duration,
            Instant start,
            @Nullable Instant end,
            @Nullable String subscription) {
        table.put(new DiscountTerms(
                id,
                NOON,
                null,
                BigDecimal.valueOf(percent),
                null,
                null,
                duration,
                null,
                start,
                end,
                null,
                "cus",
                subscription));
    }

    private LedgerDriver told(DiscountTiming timing, SnapshotBuilder... snapshots) {
        LedgerDriver ledger = new LedgerDriver(Profiles.timing(timing), Rates.NONE, table);
        ledger.begin(table.ofCustomer("cus"));
        for (SnapshotBuilder snapshot : snapshots) {
            ledger.accept(snapshot.build());
        }
        ledger.advance(snapshots[snapshots.length - 1].build().occurredAt().plus(Duration.ofDays(1)));
        return ledger;
    }

    private static SnapshotBuilder trial(String id, Instant at) {
        return paid(id, at, TRIAL_ENDS).status(SubscriptionStatus.TRIALING).trialEndsAt(TRIAL_ENDS);
    }

    private static SnapshotBuilder paid(String id, Instant at, Instant until) {
        return aSnapshot(id).at(at).periodEndsAt(until);
    }

    /** Stripe goes on to state the trial's end. */
    private static SnapshotBuilder after(String id, Instant at, Instant until) {
        return paid(id, at, until).trialEndsAt(TRIAL_ENDS);
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
