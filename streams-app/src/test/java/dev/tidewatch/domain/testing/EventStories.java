package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Random customers; one seed, one story. Of every second seed the profile is that of the defaults. */
public final class EventStories {

    /** The attribute of every subscription, and of some customers, by which segments are made. */
    public static final String ATTRIBUTE = "region";

    /** Of those beside US dollars and euros the yen has no decimals, the dinar has three. */
    private static final List<List<String>> CURRENCIES = List.of(
            List.of("USD", "EUR"),
            List.of("USD", "JPY"),
            List.of("USD", "KWD"),
            List.of("JPY", "KWD", "USD"),
            List.of("EUR", "JPY", "KWD"));

    private static final List<Duration> LATENESSES =
            List.of(Duration.ofHours(3), Duration.ofDays(2), Duration.ofDays(31));

    private final Chance chance;
    private final Profile profile;
    private final HardInstants instants;
    private final PriceList prices;
    private final List<Snapshot> events = new ArrayList<>();

    private EventStories(Chance chance, Profile profile) {
        this.chance = chance;
        this.profile = profile;
        this.instants = new HardInstants(chance, profile);
        this.prices = new PriceList(chance, chance.percent(25) ? chance.of(CURRENCIES) : List.of("USD"));
    }

    public static Story from(long seed) {
        Chance chance = new Chance(seed);
        return new EventStories(chance, seed % 2 == 0 ? Profiles.splitBy(ATTRIBUTE) : profile(chance)).story();
    }

    /** A customer of a company that has this profile. */
    public static Story from(long seed, Profile profile) {
        return new EventStories(new Chance(seed), profile).story();
    }

    private Story story() {
        int subscriptions = chance.between(1, 3);
        for (int i = 0; i < subscriptions; i++) {
            live(newLife("sub_" + i), moments());
        }
        if (chance.percent(15)) {
            comeAndLeaveTogether();
        }
        if (chance.percent(15)) {
            recover();
        }
        if (chance.percent(15)) {
            goOn();
        }
        if (chance.percent(35)) {
            contradict();
        }
        List<CustomerAttributes> attributes =
                chance.percent(33) ? new AttributeStory(chance, instants, events).tell() : List.of();
        return new Story(profile, List.copyOf(events), attributes, instants.all());
    }

    private void live(SubscriptionLife life, List<Instant> moments) {
        boolean sequenced = chance.percent(30);
        long sequence = 0;
        for (Instant at : moments) {
            do {
                life.change(at);
                sequence += chance.between(0, 1);
                events.add(life.snapshot(newId(), at, sequenced || chance.percent(10) ? sequence : null));
            } while (chance.percent(12));
        }
    }

    /** Two subscriptions of equal worth that end at one instant, each for its own reason. */
    private void comeAndLeaveTogether() {
        Instant start = instants.near(instants.start());
        Instant end = instants.near(start);
        for (String subscriptionId : List.of("twin_1", "twin_2")) {
            SubscriptionLife life = newLife(subscriptionId);
            life.subscribe("100");
            events.add(life.snapshot(newId(), start, null));
            life.cancel();
            events.add(life.snapshot(newId(), end, null));
        }
    }

    /** Falls behind, and pays about when the deadline comes. */
    private void recover() {
        Instant start = instants.start();
        Instant pastDue = instants.near(start);
        SubscriptionLife life = newLife("sub_dunned");
        life.subscribe("100");
        events.add(life.snapshot(newId(), start, null));
        life.fallBehind(pastDue);
        events.add(life.snapshot(newId(), pastDue, null));
        life.activate();
        events.add(life.snapshot(newId(), instants.aboutTheDeadline(pastDue), null));
    }

    /** Is to end, as it seems by request, and is there in its next phase, or a little too late for it. */
    private void goOn() {
        Instant start = instants.start();
        Instant scheduled = instants.near(start);
        Instant end = instants.due(scheduled);
        SubscriptionLife life = newLife("sub_phased");
        life.keep();
        life.subscribe("100");
        events.add(life.snapshot(newId(), start, null));
        life.endAt(end);
        events.add(life.snapshot(newId(), scheduled, null));
        life.keep();
        events.add(life.snapshot(newId(), instants.aboutTheNextPhase(end), null));
    }

    private SubscriptionLife newLife(String subscriptionId) {
        return new SubscriptionLife(chance, instants, prices, subscriptionId);
    }

    private List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        Instant last = instants.start();
        int count = chance.between(1, 7);
        for (int i = 0; i < count; i++) {
            moments.add(last);
            last = instants.near(last);
        }
        return moments.stream().sorted().toList();
    }

    /** The bytes of the ids do not follow the order of events. */
    private String newId() {
        return chance.of(List.of("a", "B", "é", "z")) + events.size();
    }

    private void contradict() {
        Snapshot known = chance.of(events);
        SubscriptionLife other = newLife(chance.percent(90) ? known.subscriptionId() : "sub_other");
        other.change(known.occurredAt());
        events.add(other.snapshot(known.eventId(), known.occurredAt(), known.sequence()));
    }

    private static Profile profile(Chance chance) {
        Profile defaults = Profile.TIDEWATCH;
        DiscountTiming timing = chance.percent(65) ? DiscountTiming.BILLED : DiscountTiming.STATED;
        Profile profile = Profiles.profile(
                chance.percent(40) ? defaults.lateness() : chance.of(LATENESSES),
                chance.percent(85) ? defaults.delinquency() : Duration.ofDays(3),
                chance.percent(90),
                chance.percent(85) ? DiscountPolicy.ALL : chance.of(List.of(DiscountPolicy.values())),
                chance.percent(75) ? ChurnRecognition.EFFECTIVE_END : ChurnRecognition.REQUESTED,
                chance.percent(80) ? "USD" : chance.of(List.of("EUR", "JPY", "KWD")));
        return Profiles.timing(timing, profile);
    }
}
