package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.time.IntervalUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A customer of ten years whose MRR changes at every renewal, the most that there is to remember; every tenth comes late. */
public enum LongLife {
    /** Most customers. */
    MONTHLY(1, IntervalUnit.MONTH, Period.ofMonths(1)),
    /** About the most that one customer can be. */
    WEEKLY_THREE(3, IntervalUnit.WEEK, Period.ofWeeks(1)),
    /** Seats change now and then. */
    ANNUAL(1, IntervalUnit.YEAR, Period.ofMonths(5));

    private static final Instant START = Instant.parse("2014-01-06T09:00:00Z");
    private static final Instant END = Instant.parse("2024-01-06T09:00:00Z");

    /** Those of one renewal make one movement. */
    private static final Duration APART = Duration.ofMinutes(7);

    private static final Duration LATE = Profile.TIDEWATCH.lateness().minusDays(1);

    private final int subscriptions;
    private final IntervalUnit unit;
    private final Period period;

    LongLife(int subscriptions, IntervalUnit unit, Period period) {
        this.subscriptions = subscriptions;
        this.unit = unit;
        this.period = period;
    }

    /** In the order in which they come. */
    public List<CustomerEvent> events() {
        record Coming(CustomerEvent event, Instant at) {}
        List<Coming> all = new ArrayList<>();
        Instant due = START;
        for (int renewal = 0; due.isBefore(END); renewal++) {
            for (int number = 0; number < subscriptions; number++) {
                Instant at = due.plus(APART.multipliedBy(number));
                Instant comes = all.size() % 10 == 9 ? at.plus(LATE) : at;
                all.add(new Coming(new SubscriptionChange(snapshot(number, renewal, at)), comes));
            }
            if (renewal % 5 == 0) {
                Instant at = due.plus(APART.multipliedBy(renewal % 4));
                all.add(new Coming(new AttributeChange(attributes(renewal, at)), at));
            }
            due = START.atOffset(ZoneOffset.UTC)
                    .plus(period.multipliedBy(renewal + 1))
                    .toInstant();
        }
        return all.stream()
                .sorted(Comparator.comparing(Coming::at))
                .map(Coming::event)
                .toList();
    }

    /** About as often what was. */
    private static CustomerAttributes attributes(int renewal, Instant at) {
        Map<String, String> stated =
                renewal % 3 == 0 ? Map.of() : Map.of(EventStories.ATTRIBUTE, renewal % 4 < 2 ? "east" : "west");
        return new CustomerAttributes("crm_" + renewal, at, null, stated);
    }

    private Snapshot snapshot(int number, int renewal, Instant at) {
        String subscriptionId = "sub_002727_" + number;
        return SnapshotBuilder.aSnapshot("evt_" + subscriptionId + "_" + renewal)
                .of(subscriptionId)
                .at(at)
                .type(ChangeType.RENEWED)
                .on(ItemBuilder.monthly("15.50")
                        .plan("team")
                        .product("prod_team")
                        .seats(1 + renewal % 7)
                        .every(1, unit))
                .periodEndsAt(at.atOffset(ZoneOffset.UTC).plus(period).toInstant())
                .attribute(EventStories.ATTRIBUTE, renewal % 26 < 13 ? "north" : "south")
                .build();
    }
}
