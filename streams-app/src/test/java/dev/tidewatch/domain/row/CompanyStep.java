package dev.tidewatch.domain.row;

import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One arrival at one of a random company's customers, and what happens next.
 *
 * @param beside from other topics
 * @param releases whether the metrics are told of the customer
 * @param publishes whether rows are
 */
record CompanyStep(int customer, Arrival arrival, Beside beside, boolean releases, boolean publishes) {

    /**
     * What comes from other topics behind the arrival.
     *
     * @param paidAt of an invoice; null for none
     * @param answer null for none
     */
    record Beside(@Nullable Instant paidAt, @Nullable Answer answer) {}

    static final int CUSTOMERS = 3;
    static final Beside NOTHING_BESIDE = new Beside(null, null);

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));

    /** That of the first customer's story, in a zone that differs from company to company. */
    static Profile profile(long seed) {
        ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
        return Profiles.in(zone, EventStories.from(seed * CUSTOMERS).profile());
    }

    /** In half of the companies one customer after the other, so that most of what happens is long past. */
    static List<CompanyStep> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Story> stories = new ArrayList<>();
        List<List<Arrival>> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            stories.add(EventStories.from(seed * CUSTOMERS + i, profile(seed)));
            customers.add(arrivals(stories.get(i), random));
        }
        boolean interleaved = random.nextBoolean();
        int[] next = new int[CUSTOMERS];
        List<CompanyStep> steps = new ArrayList<>();
        int left = customers.stream().mapToInt(List::size).sum();
        while (steps.size() < left) {
            int customer = interleaved ? random.nextInt(CUSTOMERS) : 0;
            while (next[customer] == customers.get(customer).size()) {
                customer = (customer + 1) % CUSTOMERS;
            }
            Arrival arrival = customers.get(customer).get(next[customer]++);
            steps.add(new CompanyStep(
                    customer,
                    arrival,
                    beside(stories.get(customer), random),
                    random.nextInt(4) == 0,
                    random.nextInt(20) == 0));
        }
        return steps;
    }

    private static Beside beside(Story story, SplittableRandom random) {
        List<Instant> instants = story.hardInstants();
        Instant at = instants.get(random.nextInt(instants.size()));
        Answer answer = random.nextBoolean()
                ? new Answer(Answer.Survey.NPS, at, random.nextInt(11), 10)
                : new Answer(Answer.Survey.CSAT, at, random.nextInt(6), 5);
        return new Beside(random.nextInt(3) == 0 ? at : null, random.nextInt(4) == 0 ? answer : null);
    }

    private static List<Arrival> arrivals(Story story, SplittableRandom random) {
        List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.disorderly(story, story.end(), random.nextLong()));
        arrivals.add(Arrival.ofClock(story.end().plus(Duration.ofDays(random.nextInt(60)))));
        return arrivals;
    }
}
