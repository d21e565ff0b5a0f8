package dev.tidewatch.domain.billing;

import static dev.tidewatch.domain.testing.Billing.event;
import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BillingFoldTest {

    private static final int SEEDS = 300;
    private static final Duration LATENESS = Profile.TIDEWATCH.lateness();

    private static final List<BillingType> TYPES = List.of(BillingType.values());

    private final BillingFold fold = new BillingFold(Profile.TIDEWATCH);
    private BillingHistory history = BillingHistory.EMPTY;
    private @Nullable Instant newest;

    @Test
    void shouldCountARepeatOnce() {
        BillingEntry payment = paid("in_1", NOON);
        take(payment);

        Decision<BillingHistory, List<BillingEntry>> repeated = take(payment);

        assertThat(repeated.accepted()).isTrue();
        assertThat(repeated.rejected()).isNull();
        assertThat(history.totals().invoicesPaid()).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheSameHistoryWhateverTheOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<BillingEntry> events = randomEvents(seed);
            BillingHistory inOrder = historyOf(events);
            List<BillingEntry> disorder = new ArrayList<>(events);
            disorder.addAll(events.subList(0, events.size() / 2));
            shuffleWithinLateness(disorder, seed);

            assertThat(historyOf(disorder)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void shouldLoseNoMoneyWhenFolding() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<BillingEntry> events = randomEvents(seed);
            BillingTotals sum = BillingTotals.EMPTY;
            for (BillingEntry event : events) {
                sum = sum.plus(event);
            }

            BillingHistory folded = historyOf(events);

            assertThat(folded.totals()).as("seed %d", seed).isEqualTo(sum);
            assertThat(folded.retained()).hasSizeLessThan(events.size());
        }
    }

    @Test
    void shouldRefuseWhatIsTooLate() {
        take(paid("in_1", NOON));

        assertThat(take(paid("in_0", NOON.minus(LATENESS))).accepted()).isTrue();
        Decision<BillingHistory, List<BillingEntry>> late =
                take(paid("in_0", NOON.minus(LATENESS).minusMillis(1)));

        assertThat(late.rejected()).extracting(Rejection::reason).isEqualTo(DeadLetterReason.TOO_LATE);
        assertThat(late.accepted()).isFalse();
    }

    @Test
    void shouldKeepTheSameContentOfAConflictWhicheverCameFirst() {
        BillingEntry failure = event("e", BillingType.PAYMENT_FAILED, NOON, 1);
        BillingEntry payment = event("e", BillingType.INVOICE_PAID, NOON, 1);
        take(payment);
        Decision<BillingHistory, List<BillingEntry>> replaced = take(failure);
        BillingHistory one = history;
        reset();
        take(failure);
        Decision<BillingHistory, List<BillingEntry>> kept = take(payment);

        assertThat(history).isEqualTo(one);
        assertThat(replaced.rejected()).extracting(Rejection::kept).isEqualTo(Rejection.Kept.ARRIVING);
        assertThat(replaced.accepted()).isTrue();
        assertThat(kept.rejected()).extracting(Rejection::kept).isEqualTo(Rejection.Kept.EARLIER);
        assertThat(kept.accepted()).isFalse();
    }

    @Test
    void shouldAddUpWhatWasReceived() {
        take(event("a", BillingType.INVOICE_PAID, NOON, 90_000_000));
        take(event("b", BillingType.INVOICE_PAID, NOON.plusMillis(1), 0));
        take(event("c", BillingType.REFUNDED, NOON.plusMillis(2), 20_000_000));
        take(event("d", BillingType.DISPUTE_LOST, NOON.plusMillis(3), 5_000_001));
        take(event("f", BillingType.PAYMENT_FAILED, NOON.plusMillis(4), 7_000_000));

        assertThat(history.totals().received()).containsExactly(Map.entry("USD", new BigDecimal("64.999999")));
        assertThat(history.totals().invoicesPaid()).isEqualTo(1);
        assertThat(history.totals().lastPaidAt()).isEqualTo(NOON);
    }

    @Test
    void shouldBeUnpaidUntilThatInvoiceIsPaid() {
        take(failed("in_1", NOON));
        take(paid("in_2", NOON.plusSeconds(1)));
        assertThat(history.unpaid()).extracting(BillingEntry::invoiceId).containsExactly("in_1");

        take(paid("in_1", NOON.plusSeconds(2)));

        assertThat(history.unpaid()).isEmpty();
    }

    @Test
    void shouldRememberAFoldedFailureUntilALaterAttempt() {
        take(failed("in_1", NOON));
        take(event(
                "note", BillingType.PAYMENT_METHOD_UPDATED, NOON.plus(LATENESS).plusMillis(1), 0));
        assertThat(history.retained()).hasSize(1);
        assertThat(history.unpaid()).extracting(BillingEntry::invoiceId).containsExactly("in_1");

        take(paid("in_1", NOON.plus(LATENESS).plusMillis(2)));

        assertThat(history.unpaid()).isEmpty();
    }

    private Decision<BillingHistory, List<BillingEntry>> take(BillingEntry entry) {
        Decision<BillingHistory, List<BillingEntry>> decision = fold.accept(history, entry, newest);
        history = decision.state();
        if (decision.accepted() && (newest == null || newest.isBefore(entry.occurredAt()))) {
            newest = entry.occurredAt();
        }
        return decision;
    }

    private BillingHistory historyOf(List<BillingEntry> events) {
        reset();
        events.forEach(this::take);
        return history;
    }

    private void reset() {
        history = BillingHistory.EMPTY;
        newest = null;
    }

    /** About four months, one event in a day or two. */
    private static List<BillingEntry> randomEvents(long seed) {
        Random random = new Random(seed);
        List<BillingEntry> events = new ArrayList<>();
        Instant at = NOON;
        for (int i = 0; i < 80; i++) {
            BillingType type = TYPES.get(random.nextInt(TYPES.size()));
            String invoice = "in_" + random.nextInt(10);
            at = at.plus(Duration.ofHours(random.nextInt(72)));
            events.add(new BillingEntry("e" + i, at, type, invoice, random.nextInt(1000), "USD", null));
        }
        Collections.sort(events);
        return events;
    }

    /** No event moves before one that is newer by the lateness. */
    private static void shuffleWithinLateness(List<BillingEntry> events, long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (BillingEntry event : events) {
            Duration delay = Duration.ofMillis(random.nextLong(LATENESS.toMillis()));
            arrivals.add(new Arrival(event.occurredAt().plus(delay), event));
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        events.clear();
        arrivals.forEach(arrival -> events.add(arrival.event()));
    }

    private record Arrival(Instant at, BillingEntry event) {}
}
