package dev.tidewatch.domain.testing;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.Feedback;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.TicketChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.PaymentMethod;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer to whom anything happens that a feature is read off, and the settings by which it is judged. */
public final class JudgedLife {

    private static final Instant FIRST = Instant.parse("2024-02-01T09:00:00Z");
    private static final String HELD = "alerts_off";
    private static final int EVENTS = 60;
    private static final List<SubscriptionStatus> STATUSES = List.of(
            SubscriptionStatus.ACTIVE,
            SubscriptionStatus.ACTIVE,
            SubscriptionStatus.ACTIVE,
            SubscriptionStatus.TRIALING,
            SubscriptionStatus.PAST_DUE,
            SubscriptionStatus.CANCELED);

    private final Chance chance;
    private Instant clock = FIRST;

    private JudgedLife(long seed) {
        chance = new Chance(seed);
    }

    /** Returns the events in the order of their arrival; one in ten comes late. */
    public static List<CustomerEvent> from(long seed) {
        JudgedLife life = new JudgedLife(seed);
        List<CustomerEvent> events = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) {
            life.clock = life.clock.plus(life.chance.upTo(Duration.ofHours(life.chance.percent(10) ? 1_500 : 90)));
            boolean late = life.chance.percent(10);
            events.add(life.event(number, late ? life.clock.minus(life.chance.upTo(Duration.ofDays(5))) : life.clock));
        }
        return events;
    }

    /** Returns the built-in weights for half of the seeds, the default policy for four in ten, and rules for six. */
    public static RiskModel model(long seed) {
        Chance chance = new Chance(~seed);
        AlertPolicy policy = AlertPolicy.TIDEWATCH;
        if (chance.percent(30)) {
            Duration dwell = chance.percent(50) ? Duration.ZERO : chance.upTo(Duration.ofDays(4));
            Duration escalation = chance.percent(30) ? Duration.ZERO : chance.upTo(Duration.ofDays(6));
            policy = policy.with(new AlertTiming(dwell, escalation, chance.upTo(Duration.ofDays(9))));
        }
        if (chance.percent(40)) {
            policy = policy.with(new Suppression(
                    chance.percent(30) ? Set.of(chance.of(List.of(AlertKind.values()))) : Set.of(), HELD));
        }
        Scorecard scorecard = chance.percent(50) ? ScorecardFile.builtIn() : scorecard(chance);
        return new RiskModel(scorecard, policy.with(RandomRules.from(seed)));
    }

    private static Scorecard scorecard(Chance chance) {
        boolean spreads = chance.percent(50);
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            if (chance.percent(60)) {
                weights.put(feature, spreads ? Scorecard.Weight.full(weight(chance), full(chance)) : curved(chance));
            }
        }
        BigDecimal base = BigDecimal.valueOf(chance.between(-4_000, 1_000), 3);
        BigDecimal least = BigDecimal.valueOf(chance.between(0, 100), 2);
        return new Scorecard(
                "random", base, spreads ? Scorecard.Odds.PLAIN : odds(chance), spreads ? least : null, weights);
    }

    private static Scorecard.Weight curved(Chance chance) {
        List<Scorecard.Knot> knots = new ArrayList<>();
        BigDecimal value = BigDecimal.valueOf(chance.between(-3_000, 1_000), 3);
        for (int count = chance.between(1, 4); count > 0; count--) {
            knots.add(new Scorecard.Knot(value, BigDecimal.valueOf(chance.between(-500, 1_500), 3)));
            value = value.add(full(chance));
        }
        return new Scorecard.Weight(weight(chance), knots, BigDecimal.valueOf(chance.between(-500, 500), 3));
    }

    private static Scorecard.Odds odds(Chance chance) {
        BigDecimal shift = BigDecimal.valueOf(chance.between(-900, 900), 3);
        return new Scorecard.Odds(BigDecimal.valueOf(chance.between(100, 2_000), 3), shift, 30);
    }

    /** One in twenty is as large as the file allows. */
    private static BigDecimal weight(Chance chance) {
        return chance.percent(5) ? BigDecimal.valueOf(1_000_000) : BigDecimal.valueOf(chance.between(-900, 3_000), 3);
    }

    private static BigDecimal full(Chance chance) {
        return chance.percent(5)
                ? BigDecimal.valueOf(chance.between(1, 999_999_999), 3)
                : BigDecimal.valueOf(chance.between(1, 40), chance.between(0, 1));
    }

    private CustomerEvent event(int number, Instant at) {
        String id = "event " + number;
        return switch (number == 0 ? 0 : chance.between(0, 11)) {
            case 0, 1 -> new SubscriptionChange(subscription(id, at).build());
            case 2, 3 -> billing(at);
            case 4 -> new TicketChange(id, new Ticket("tic" + chance.between(1, 2), step(), at));
            case 5 -> new Feedback(id, at, answer(at));
            case 6 -> new AttributeChange(new CustomerAttributes(id, at, null, held()));
            default -> new Usage(id, new Use(at, chance.of(List.of("login", "export")), chance.between(0, 9), limit()));
        };
    }

    private SnapshotBuilder subscription(String id, Instant at) {
        SubscriptionStatus status = chance.of(STATUSES);
        return SnapshotBuilder.aSnapshot(id)
                .of("sub" + chance.between(1, 2))
                .at(at)
                .status(status)
                .on(item())
                .cancelAt(in(at, 15, 40))
                .trialEndsAt(status == SubscriptionStatus.TRIALING ? in(at, 90, 20) : null)
                .hasPaymentMethod(chance.percent(50) ? Boolean.valueOf(chance.percent(50)) : null)
                .periodEndsAt(in(at, 60, 90))
                .attribute(HELD, Boolean.toString(chance.percent(10)));
    }

    private ItemBuilder item() {
        return ItemBuilder.monthly(Integer.toString(50 * chance.between(0, 12)))
                .every(
                        chance.between(1, 2),
                        chance.of(List.of(IntervalUnit.MONTH, IntervalUnit.WEEK, IntervalUnit.YEAR)))
                .in(chance.percent(90) ? "USD" : "EUR");
    }

    private CustomerEvent billing(Instant at) {
        String invoice = "in_" + chance.between(1, 4);
        BillingEntry entry = chance.percent(65) ? Billing.failed(invoice, at) : Billing.paid(invoice, at);
        return new BillingChange(entry, chance.percent(40) ? new PaymentMethod(at, in(at, 70, 60)) : null);
    }

    private Ticket.Step step() {
        return chance.of(List.of(Ticket.Step.values()));
    }

    private Answer answer(Instant at) {
        return chance.percent(50)
                ? new Answer(Answer.Survey.NPS, at, chance.between(0, 10), 10)
                : new Answer(Answer.Survey.CSAT, at, chance.between(1, 5), chance.between(5, 7));
    }

    private Map<String, String> held() {
        return Map.of(HELD, Boolean.toString(chance.percent(50)));
    }

    private @Nullable Long limit() {
        return chance.percent(40) ? Long.valueOf(chance.between(5, 60)) : null;
    }

    private @Nullable Instant in(Instant at, int percent, int mostDays) {
        return chance.percent(percent) ? at.plus(chance.upTo(Duration.ofDays(mostDays))) : null;
    }
}
