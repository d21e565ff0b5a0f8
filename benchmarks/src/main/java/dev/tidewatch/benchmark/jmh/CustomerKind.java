package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A customer whose subscriptions renew and, every fifth time, change their seats. */
public enum CustomerKind {
    /** Most customers: one subscription, one event a month. */
    MONTHLY(1, IntervalUnit.MONTH, Period.ofMonths(1)),
    /** About the most that one customer keeps: three subscriptions, one event each a week. */
    WEEKLY_THREE(3, IntervalUnit.WEEK, Period.ofWeeks(1));

    /** Histories reach back as far as the longest window, and the lateness. */
    private static final BusinessDays DAYS = new BusinessDays(Profile.TIDEWATCH.zone());

    private static final Duration KEPT = Profile.TIDEWATCH.lateness().plusDays(Window.LONGEST_DAYS + 1L);

    private static final Instant START = Instant.parse("2015-01-05T09:00:00Z");
    private static final Duration USED_FOR = Duration.ofDays(40);
    private static final int USES = 120;
    private static final int MINUTES_APART = 7;

    private final int subscriptions;
    private final IntervalUnit unit;
    private final Period period;

    CustomerKind(int subscriptions, IntervalUnit unit, Period period) {
        this.subscriptions = subscriptions;
        this.unit = unit;
        this.period = period;
    }

    /** In time order; the last ones lie after {@code years}. */
    List<Snapshot> snapshots(int years) {
        Instant end = START.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
        List<Snapshot> snapshots = new ArrayList<>();
        int renewal = 0;
        while (snapshots.isEmpty()
                || !snapshots.get(snapshots.size() - 1).occurredAt().isAfter(end)) {
            for (int number = 0; number < subscriptions; number++) {
                snapshots.add(snapshot(number, renewal));
            }
            renewal++;
        }
        return snapshots;
    }

    /** What is kept of it after {@code years}. */
    CustomerState after(int years) {
        List<Snapshot> snapshots = snapshots(years);
        CustomerFold fold = new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
        CustomerState state = CustomerState.EMPTY;
        for (Snapshot snapshot : snapshots.subList(0, snapshots.size() - subscriptions)) {
            Instant at = snapshot.occurredAt();
            state = released(
                    fold.apply(state, new SubscriptionChange(snapshot), at, at).state(), at);
        }
        return state;
    }

    /** What is kept after {@code years} of who used it so often a day up to then. */
    CustomerState used(int years, int usesADay) {
        CustomerFold fold = new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
        CustomerState state = after(years);
        Instant end = following(years).occurredAt();
        Duration apart = Duration.ofDays(1).dividedBy(usesADay);
        int number = 0;
        for (Instant at = end.minus(USED_FOR); at.isBefore(end); at = at.plus(apart)) {
            Use use = new Use(at, "login", USES, null);
            state = fold.apply(state, new Usage("evt_sub_002727_u" + number++, use), at, at)
                    .state();
        }
        return state;
    }

    /** As a task does each second. */
    private static CustomerState released(CustomerState state, Instant newest) {
        return state.history().isReleased() ? state : state.with(state.history().released(newest.minus(KEPT), DAYS));
    }

    /** The event that follows {@link #after}. */
    Snapshot following(int years) {
        List<Snapshot> snapshots = snapshots(years);
        return snapshots.get(snapshots.size() - subscriptions);
    }

    /** One with more seats that occurred so long before the newest of {@link #after}. */
    Snapshot late(int years, Duration late) {
        List<Snapshot> snapshots = snapshots(years);
        int newest = snapshots.size() - subscriptions - 1;
        Instant at = snapshots.get(newest).occurredAt().minus(late);
        return snapshot(0, newest / subscriptions + 100, at);
    }

    private Snapshot snapshot(int number, int renewal) {
        Instant due = START.atOffset(ZoneOffset.UTC)
                .plus(period.multipliedBy(renewal))
                .plusMinutes((long) number * MINUTES_APART)
                .toInstant();
        return snapshot(number, renewal, due);
    }

    private Snapshot snapshot(int number, int renewal, Instant due) {
        Instant periodEnd = due.atOffset(ZoneOffset.UTC).plus(period).toInstant();
        String subscription = "sub_002727_" + number;
        return new Snapshot(
                "evt_" + subscription + "_" + renewal,
                subscription,
                due,
                null,
                ChangeType.RENEWED,
                SubscriptionStatus.ACTIVE,
                List.of(item(subscription, 1 + renewal / 5)),
                List.of(),
                null,
                null,
                null,
                periodEnd,
                null,
                null,
                Map.of("channel", "organic", "country", "DE"));
    }

    private Item item(String subscription, int seats) {
        return new Item(
                subscription + "_i",
                "team",
                "prod_team",
                new BigDecimal("15.50"),
                null,
                "USD",
                seats,
                new BillingInterval(unit, 1),
                UsageType.LICENSED,
                null);
    }
}
