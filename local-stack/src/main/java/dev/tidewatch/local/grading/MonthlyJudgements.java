package dev.tidewatch.local.grading;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.CustomerTransition;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.MovementKind;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.FeatureSet;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every paying customer of a simulated company as it was judged at the beginning of each month. The events go through the
 * product's own fold in the order they arrive, late ones included, on the event clock with the default settings: the health
 * taken is what a reader of {@code customer-health} would have had at that instant.
 */
public final class MonthlyJudgements {

    private static final Instant OPENING = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2022-07-01T00:00:00Z");
    /** What follows is known for 90 days. */
    private static final Instant LAST = Instant.parse("2024-10-01T00:00:00Z");

    private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");
    private final CustomerFold fold;
    private final Map<String, CustomerState> customers = new TreeMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private Instant clock = Ledger.BEGINNING;
    private Instant next = FIRST;

    private int raised;

    private MonthlyJudgements(CustomerPolicy policy) {
        this.fold = new CustomerFold(policy, Rates.NONE);
    }

    /**
     * A simulated company of three years.
     *
     * @param customers about how many sign up
     * @param useEvery from one report of a customer's use to the next, on average; zero: none is ever sent
     */
    public record Company(long seed, int customers, Duration useEvery) {

        private static final Duration OFTEN = Duration.ofDays(3);

        public Company(long seed, int customers) {
            this(seed, customers, OFTEN);
        }

        private boolean isSent(SimulatedEvent event) {
            return !useEvery.isZero() || event.input() != InputRecord.USAGE;
        }

        private SimulatedCompany simulated() {
            Duration every = useEvery.isZero() ? OFTEN : useEvery;
            return new SimulatedCompany(
                    new SimulatedCompany.Size(customers, OPENING, Duration.between(OPENING, END), every, false), seed);
        }
    }

    /**
     * The judgements of a company.
     *
     * @param raised AT_RISK alerts from the first judgement to the last
     */
    public record Judged(Company company, List<Judgement> judgements, int raised) {}

    private record Taken(String customerId, Instant at, Assessment assessment) {}

    /** By the default settings. */
    public static List<Judgement> of(int customers, long seed) {
        return of(new Company(seed, customers), Settings.of(new SettingLayers()).policy())
                .judgements();
    }

    public static Judged of(Company company, CustomerPolicy policy) {
        SimulatedCompany simulated = company.simulated();
        MonthlyJudgements judgements = new MonthlyJudgements(policy);
        while (!simulated.nextArrival().isAfter(END)) {
            SimulatedEvent event = simulated.next();
            if (company.isSent(event)) {
                judgements.accept(event);
            }
        }
        return new Judged(company, judgements.withOutcomes(), judgements.raised);
    }

    private void accept(SimulatedEvent event) {
        while (next.isBefore(event.occurredAt()) && !next.isAfter(LAST)) {
            judge(next);
            next = next.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        }
        if (!(event.input().incoming(event.value(), 0, new byte[0]) instanceof Incoming.Event incoming)) {
            throw new IllegalStateException("the pipeline must not refuse a simulated event: " + event.value());
        }
        CustomerState state = customers.getOrDefault(event.customerId(), CustomerState.EMPTY);
        CustomerTransition transition = fold.apply(state, incoming.event(), clock, event.occurredAt());
        count(transition.news().alerts());
        customers.put(event.customerId(), transition.state());
        if (transition.accepted() && clock.isBefore(event.occurredAt())) {
            clock = event.occurredAt();
        }
    }

    private void judge(Instant at) {
        customers.replaceAll((customerId, state) -> {
            CustomerTransition transition = fold.advance(state, at);
            count(transition.news().alerts());
            return transition.state();
        });
        customers.forEach((customerId, state) -> {
            Health health = fold.health(state);
            if (health != null && !health.assessment().mrr().isEmpty()) {
                taken.add(new Taken(customerId, at, health.assessment()));
            }
        });
    }

    private void count(List<Alert> alerts) {
        for (Alert alert : alerts) {
            Instant at = alert.openedAt();
            boolean isFirst = alert.kind() == AlertKind.AT_RISK && alert.revision() == 0;
            raised += isFirst && !at.isBefore(FIRST) && !at.isAfter(LAST) ? 1 : 0;
        }
    }

    private List<Judgement> withOutcomes() {
        return taken.stream().map(this::withOutcome).toList();
    }

    private Judgement withOutcome(Taken judged) {
        Assessment assessment = judged.assessment();
        Map<Feature, BigDecimal> features = new EnumMap<>(Feature.class);
        assessment.features().readings().forEach((feature, reading) -> features.put(feature, reading.value()));
        BigDecimal score =
                assessment.score() == null ? null : assessment.score().value();
        return new Judgement(
                judged.customerId(), judged.at(), score, loudest(assessment), features, leavesAfter(judged));
    }

    private static @Nullable String loudest(Assessment assessment) {
        return assessment.alarms().equals(FeatureSet.NONE)
                ? null
                : assessment.signals().get(0).name();
    }

    /** As the late events left it: nothing of the histories is dropped here. */
    private @Nullable Instant leavesAfter(Taken judged) {
        CustomerState state = customers.getOrDefault(judged.customerId(), CustomerState.EMPTY);
        return state.history().current().mrr().entries().stream()
                .filter(entry -> entry.kind() == MovementKind.CHURN)
                .map(MrrEntry::at)
                .filter(at -> at.isAfter(judged.at()))
                .findFirst()
                .orElse(null);
    }
}
