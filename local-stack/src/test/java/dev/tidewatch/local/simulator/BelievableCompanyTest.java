package dev.tidewatch.local.simulator;

import static dev.tidewatch.local.simulator.Companies.snapshots;
import static dev.tidewatch.local.simulator.Companies.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.CancellationReason;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import dev.tidewatch.event.UsageEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person who knows such companies would look for; each range is wide for the seed, and narrow for a mistake. */
class BelievableCompanyTest {

    private static final List<SimulatedEvent> EVENTS = Companies.twoYears(2_000, 3);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void shouldConvertMoreThanHalfOfTheTrials() {
        Set<String> trials = subscriptions(SubscriptionEventType.TRIAL_STARTED);
        Set<String> converted = subscriptions(SubscriptionEventType.ACTIVATED);

        assertThat(trials).containsAll(converted);
        assertThat(share(converted.size(), trials.size())).isBetween(50, 68);
    }

    @Test
    void shouldSignUpMoreOnWorkingDaysAndInNovemberThanInAugust() {
        List<Instant> signUps = firstSnapshots().values().stream().toList();
        long onWeekends =
                signUps.stream().filter(BelievableCompanyTest::isWeekend).count();

        assertThat(share(onWeekends, signUps.size())).isBetween(6, 14);
        assertThat(inMonth(signUps, 11) * 100 / inMonth(signUps, 8)).isBetween(130L, 280L);
    }

    @Test
    void shouldRecoverMostButNotAllFailedPayments() {
        Set<String> failed = invoices(BillingEventType.PAYMENT_FAILED);
        Set<String> recovered = invoices(BillingEventType.INVOICE_PAID);
        recovered.retainAll(failed);

        assertThat(share(failed.size(), invoices(BillingEventType.INVOICE_PAID).size()))
                .isBetween(2, 5);
        assertThat(share(recovered.size(), failed.size())).isBetween(75, 95);
    }

    @Test
    void shouldLeaveForBothReasonsAndWinSomeBack() {
        long unpaid = canceled()
                .filter(event -> event.getCancellation().getReason() == CancellationReason.PAYMENT_FAILED)
                .count();
        Set<String> back = snapshots(EVENTS)
                .map(SubscriptionEvent::getSubscriptionId)
                .filter(id -> id.chars().filter(letter -> letter == '_').count() > 2)
                .collect(Collectors.toSet());

        assertThat(share(unpaid, canceled().count())).isBetween(20, 45);
        assertThat(share(
                        back.size(),
                        subscriptions(SubscriptionEventType.CANCELED).size()))
                .isBetween(8, 20);
    }

    @Test
    void shouldUndoSomeScheduledCancellations() {
        long scheduled = snapshots(EVENTS)
                .filter(type(SubscriptionEventType.CANCEL_SCHEDULED))
                .count();
        long undone = snapshots(EVENTS)
                .filter(type(SubscriptionEventType.CANCEL_UNSCHEDULED))
                .count();

        assertThat(share(undone, scheduled)).isBetween(9, 21);
    }

    @Test
    void shouldSellByTheMonthAndByTheYear() {
        List<IntervalUnit> intervals = snapshots(EVENTS)
                .filter(type(SubscriptionEventType.CREATED))
                .map(event -> event.getItems().get(0).getInterval())
                .toList();

        assertThat(share(Collections.frequency(intervals, IntervalUnit.YEAR), intervals.size()))
                .isBetween(12, 25);
    }

    @Test
    void shouldUseLessBeforeLeavingThanEarlier() {
        Map<String, Instant> left = leftOfTheirOwnWill();
        Map<String, Instant> stayed = stayed();

        assertThat(useOfLastFourWeeks(left)).isLessThan(75);
        assertThat(useOfLastFourWeeks(stayed)).isBetween(90, 110);
    }

    @Test
    void shouldAskForHelpMoreOftenBeforeLeaving() {
        Map<String, Instant> left = leftOfTheirOwnWill();
        Map<String, Instant> stayed = stayed();

        long before = ticketsAThousand(left);
        long otherwise = ticketsAThousand(stayed);

        assertThat(before).isGreaterThan(2 * otherwise);
        assertThat(otherwise).isPositive();
    }

    @Test
    void shouldReplaceMostCardsThatExpire() {
        long expiring = billings(BillingEventType.PAYMENT_METHOD_EXPIRING);
        long replaced = billings(BillingEventType.PAYMENT_METHOD_UPDATED);

        assertThat(expiring).isPositive();
        assertThat(share(replaced, expiring)).isBetween(70, 98);
    }

    @Test
    void shouldLeaveSomeTicketsOpenForWeeks() {
        Map<String, Instant> opened = tickets(SupportEventType.OPENED);
        Map<String, Instant> resolved = tickets(SupportEventType.RESOLVED);
        long waited = resolved.entrySet().stream()
                .filter(ticket -> ticket.getValue()
                        .isAfter(opened.getOrDefault(ticket.getKey(), Instant.MAX.minus(WEEK))
                                .plus(WEEK)))
                .count();

        assertThat(share(waited, resolved.size())).isBetween(6, 16);
    }

    /** When each was first. */
    private static Map<String, Instant> tickets(SupportEventType type) {
        return values(EVENTS, InputRecord.SUPPORT, SupportEvent.class)
                .filter(event -> event.getType() == type)
                .collect(Collectors.toMap(
                        SupportEvent::getTicketId,
                        SupportEvent::getOccurredAt,
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    private static long billings(BillingEventType type) {
        return values(EVENTS, InputRecord.BILLING, BillingEvent.class)
                .filter(event -> event.getType() == type)
                .count();
    }

    /** Of the weeks 8 to 12 before, in percent. */
    private static int useOfLastFourWeeks(Map<String, Instant> until) {
        return share(use(until, 0, 4), use(until, 8, 12));
    }

    private static long use(Map<String, Instant> until, int weeksFrom, int weeksTo) {
        return values(EVENTS, InputRecord.USAGE, UsageEvent.class)
                .filter(event ->
                        weeksBefore(until.get(event.getCustomerId()), event.getOccurredAt(), weeksFrom, weeksTo))
                .mapToLong(UsageEvent::getCount)
                .sum();
    }

    private static long ticketsAThousand(Map<String, Instant> until) {
        return values(EVENTS, InputRecord.SUPPORT, SupportEvent.class)
                        .filter(event -> event.getType() == SupportEventType.OPENED)
                        .filter(event -> weeksBefore(until.get(event.getCustomerId()), event.getOccurredAt(), 0, 4))
                        .count()
                * 1000
                / until.size();
    }

    private static boolean weeksBefore(@Nullable Instant end, Instant at, int from, int to) {
        return end != null
                && at.isBefore(end.minus(WEEK.multipliedBy(from)))
                && !at.isBefore(end.minus(WEEK.multipliedBy(to)));
    }

    /** When they asked to, of those that had been there for 20 weeks. */
    private static Map<String, Instant> leftOfTheirOwnWill() {
        Map<String, Instant> first = firstSnapshots();
        return snapshots(EVENTS)
                .filter(event -> event.getCancellation() != null
                        && event.getCancellation().getReason() == CancellationReason.REQUESTED)
                .filter(event -> first.getOrDefault(event.getCustomerId(), Companies.END)
                        .isBefore(event.getOccurredAt().minus(WEEK.multipliedBy(20))))
                .collect(Collectors.toMap(
                        SubscriptionEvent::getCustomerId, SubscriptionEvent::getOccurredAt, (one, other) -> one));
    }

    /** The end, for those that had been there for 20 weeks and never had a cancellation. */
    private static Map<String, Instant> stayed() {
        Map<String, Instant> stayed = new HashMap<>(firstSnapshots());
        stayed.values().removeIf(first -> first.isAfter(Companies.END.minus(WEEK.multipliedBy(20))));
        snapshots(EVENTS)
                .filter(event -> event.getCancellation() != null)
                .forEach(event -> stayed.remove(event.getCustomerId()));
        stayed.replaceAll((customer, first) -> Companies.END);
        return stayed;
    }

    private static Map<String, Instant> firstSnapshots() {
        return snapshots(EVENTS)
                .collect(Collectors.toMap(
                        SubscriptionEvent::getCustomerId,
                        SubscriptionEvent::getOccurredAt,
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    private static Set<String> subscriptions(SubscriptionEventType type) {
        return snapshots(EVENTS)
                .filter(type(type))
                .map(SubscriptionEvent::getSubscriptionId)
                .collect(Collectors.toSet());
    }

    private static Set<String> invoices(BillingEventType type) {
        return values(EVENTS, InputRecord.BILLING, BillingEvent.class)
                .filter(event -> event.getType() == type)
                .map(BillingEvent::getInvoiceId)
                .collect(Collectors.toSet());
    }

    private static Stream<SubscriptionEvent> canceled() {
        return snapshots(EVENTS)
                .filter(type(SubscriptionEventType.CANCELED))
                .filter(event ->
                        event.getTrialEndsAt() == null || event.getTrialEndsAt().isBefore(event.getOccurredAt()));
    }

    private static Predicate<SubscriptionEvent> type(SubscriptionEventType type) {
        return event -> event.getType() == type;
    }

    private static boolean isWeekend(Instant at) {
        DayOfWeek day = at.atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static long inMonth(List<Instant> instants, int month) {
        return instants.stream()
                .filter(at -> at.atOffset(ZoneOffset.UTC).getMonthValue() == month)
                .count();
    }

    /** In percent. */
    private static int share(long part, long whole) {
        return (int) (part * 100 / whole);
    }
}
