package dev.tidewatch.local.simulator;

import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A customer and all that it does: once a week it thinks about what it has, the rest follows. */
final class SimulatedCustomer implements Actor {

    private static final List<String> COUNTRIES = List.of("DE", "FR", "GB", "IN", "US", "US");
    private static final List<String> CHANNELS = List.of("ads", "organic", "partner");
    private static final Duration DISCOUNTED = Duration.ofDays(90);
    private static final BigDecimal PERCENT_OFF = new BigDecimal("20.000000");
    private static final int MOST_SUBSCRIPTIONS = 3;
    private static final int DISCOUNTED_USUALLY = 80;
    private static final int DISCOUNTED_IN_SALE = 300;

    private final Chance chance;
    private final String customerId;
    private final Strain strain;
    private final List<SimulatedSubscription> subscriptions = new ArrayList<>();
    private final SimulatedUsage usage;
    private final Survey survey;
    private final SimulatedSupport support;
    private final SimulatedCard card;
    private final List<Actor> parts = new ArrayList<>();

    SimulatedCustomer(Chance chance, String customerId, Instant start, Kind kind) {
        this.chance = chance;
        this.customerId = customerId;
        strain = new Strain(chance.split(), start);
        usage = new SimulatedUsage(
                chance.split(),
                customerId,
                strain,
                new SimulatedUsage.Start(start, kind.usageEvery, kind.limits ? this::limit : () -> null));
        survey = new Survey(chance.split(), customerId, strain, start);
        support = new SimulatedSupport(chance.split(), customerId, survey);
        card = new SimulatedCard(chance.split(), customerId, start);
        subscribe(customerId, start);
        parts.addAll(subscriptions);
        parts.addAll(List.of(support, new Week(start), usage, survey, card));
    }

    /**
     * Holds what it is like.
     *
     * @param usageEvery how long from one usage event to the next, on average
     * @param limits whether its plan has some
     */
    record Kind(Duration usageEvery, boolean limits) {}

    private void subscribe(String customerId, Instant start) {
        // In order, for the bytes to be the same every time.
        Map<String, String> attributes = Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of("country", chance.oneOf(COUNTRIES), "channel", chance.oneOf(CHANNELS))));
        SimulatedSubscription.Holder holder = new SimulatedSubscription.Holder(strain, card);
        int count = chance.permille(80) ? 2 + chance.below(MOST_SUBSCRIPTIONS - 1) : 1;
        for (int number = 1; number <= count; number++) {
            Plan plan = chance.permille(20) ? Plan.CARE_WEEKLY : chance.oneOf(Plan.TAKEN);
            Terms.Contract contract = new Terms.Contract(customerId, number, plan, discount(start));
            Terms terms = new Terms(contract, plan.seats(chance), attributes);
            subscriptions.add(new SimulatedSubscription(chance.split(), holder, terms, start));
        }
    }

    /** Null once it has left for good and nothing of it is open. */
    @Override
    public @Nullable Instant next() {
        Actor first = first();
        return first == null ? null : first.next();
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        Actor first = first();
        boolean idle = (first == usage || first == survey || first == card) && !isHere();
        if (first != null) {
            first.act(idle ? event -> {} : events);
        }
    }

    private @Nullable Actor first() {
        boolean left = subscriptions.stream().allMatch(subscription -> subscription.next() == null);
        Actor first = null;
        for (Actor part : left ? List.<Actor>of(support) : parts) {
            Instant next = part.next();
            if (next != null && (first == null || next.isBefore(first.next()))) {
                first = part;
            }
        }
        return first;
    }

    String customerId() {
        return customerId;
    }

    /** The odds that it pays nothing any more at some time within the span; 1 if it pays nothing now. */
    double leaves(Prospect.Span span) {
        Prospect prospect = new Prospect(strain, card, span, subscriptions.size());
        boolean unheard = support.isUnheard(span.now());
        return subscriptions.stream()
                .mapToDouble(subscription -> prospect.ends(subscription.state(), unheard))
                .reduce(1, (left, right) -> left * right);
    }

    @Override
    public int here() {
        return isHere() ? 1 : 0;
    }

    /** Returns what the subscriptions in use include a month together, of a feature that plans limit; null for as much as it likes. */
    private @Nullable Long limit() {
        long sum = 0;
        for (SimulatedSubscription subscription : subscriptions) {
            Long included = subscription.isInUse() ? subscription.included() : Long.valueOf(0);
            if (included == null) {
                return null;
            }
            sum += included;
        }
        return sum == 0 ? null : Long.valueOf(sum);
    }

    private boolean isHere() {
        return subscriptions.stream().anyMatch(SimulatedSubscription::isInUse);
    }

    private @Nullable Discount discount(Instant start) {
        if (!chance.permille(Season.isSale(start) ? DISCOUNTED_IN_SALE : DISCOUNTED_USUALLY)) {
            return null;
        }
        boolean forever = chance.permille(300);
        return Discount.newBuilder()
                .setPercentOff(PERCENT_OFF)
                .setDuration(forever ? DiscountDuration.FOREVER : DiscountDuration.REPEATING)
                .setEndsAt(forever ? null : start.plus(DISCOUNTED))
                .build();
    }

    /** The weekly thought. */
    private final class Week implements Actor {

        private static final Duration SIX_DAYS = Duration.ofDays(6);
        private static final Duration TWO_DAYS = Duration.ofDays(2);
        private static final int CHANGES = 20;

        private Instant next;

        Week(Instant start) {
            next = start.plus(chance.upTo(SIX_DAYS));
        }

        @Override
        public Instant next() {
            return next;
        }

        @Override
        public void act(Consumer<SimulatedEvent> events) {
            if (isHere()) {
                strain.step(next, support.isUnheard(next));
                if (strain.opensTicket()) {
                    support.open(events, next);
                }
                decide(events, chance.oneOf(subscriptions));
            }
            next = next.plus(SIX_DAYS).plus(chance.upTo(TWO_DAYS));
        }

        private void decide(Consumer<SimulatedEvent> events, SimulatedSubscription subscription) {
            if (strain.leaves(subscription.isUpForRenewal(next))) {
                String why = subscription.leave(events, next);
                if (why != null) {
                    survey.onLeaving(events, next, why);
                }
            } else if (chance.permille(CHANGES)) {
                subscription.change(events, next);
            }
        }
    }
}
