package dev.tidewatch.local.grading;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.training.rows.MonthlyCustomers;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every paying customer of a simulated company as it was judged at the beginning of each month. The events go through the
 * product's own fold in the order they arrive, late ones included, on the event clock with the default settings: the health
 * taken is what a reader of {@code customer-health} would have had at that instant.
 */
public final class MonthlyJudgements {

    private static final Instant OPENING = Instant.parse("2022-01-01T00:00:00Z");
    private static final AlertOrigin BY_SCORE = AlertOrigin.of(AlertKind.AT_RISK);
    private static final Instant FIRST = Instant.parse("2022-07-01T00:00:00Z");
    /** What follows is known for 90 days. */
    private static final Instant LAST = Instant.parse("2024-10-01T00:00:00Z");

    /** How far the simulator is asked to look ahead. */
    private static final Duration ORACLE = Duration.ofDays(90);

    private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");
    private final MonthlyCustomers customers;
    private final List<Taken> taken = new ArrayList<>();
    private final Map<Instant, Map<String, Double>> oracle = new HashMap<>();
    private int raised;

    private MonthlyJudgements(CustomerPolicy policy) {
        MonthlyCustomers.Months months = new MonthlyCustomers.Months(FIRST, LAST);
        this.customers = new MonthlyCustomers(policy, MonthlyCustomers.Known.nothing(), months, new Noting());
    }

    private final class Noting implements MonthlyCustomers.Observer {

        @Override
        public void judged(String customerId, Instant at, Assessment assessment) {
            taken.add(new Taken(customerId, at, assessment));
        }

        @Override
        public void alerts(List<Alert> alerts) {
            for (Alert alert : alerts) {
                Instant at = alert.openedAt();
                boolean isFirst = alert.origin().equals(BY_SCORE) && alert.revision() == 0;
                raised += isFirst && !at.isBefore(FIRST) && !at.isAfter(LAST) ? 1 : 0;
            }
        }
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

        /** Hands out its events in the order they arrive. */
        public void live(Consumer<SimulatedEvent> receiver) {
            live(receiver, (at, odds) -> {});
        }

        /**
         * Does so, and tells how likely each customer is to leave.
         *
         * @param oracle at the beginning of each month, before the first event of it arrives
         */
        void live(Consumer<SimulatedEvent> receiver, BiConsumer<Instant, Map<String, Double>> oracle) {
            Instant month = FIRST;
            Duration every = useEvery.isZero() ? OFTEN : useEvery;
            SimulatedCompany simulated = new SimulatedCompany(
                    new SimulatedCompany.Size(customers, OPENING, Duration.between(OPENING, END), every, false), seed);
            while (!simulated.nextArrival().isAfter(END)) {
                while (!month.isAfter(simulated.nextArrival()) && !month.isAfter(LAST)) {
                    oracle.accept(month, simulated.leaving(month, ORACLE));
                    month = month.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
                }
                SimulatedEvent event = simulated.next();
                if (isSent(event)) {
                    receiver.accept(event);
                }
            }
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
        MonthlyJudgements judgements = new MonthlyJudgements(policy);
        company.live(judgements::accept, judgements.oracle::put);
        return new Judged(company, judgements.withOutcomes(), judgements.raised);
    }

    private void accept(SimulatedEvent event) {
        if (!(event.input().incoming(event.value(), 0, new byte[0]) instanceof Incoming.Event incoming)) {
            throw new IllegalStateException("the pipeline must not refuse a simulated event: " + event.value());
        }
        customers.take(event.customerId(), incoming.event(), event.occurredAt());
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
                judged.customerId(),
                judged.at(),
                score,
                loudest(assessment),
                features,
                oracleOf(judged),
                leavesAfter(judged));
    }

    /** A customer of whom the simulator says nothing has left for good, and a late event has not said so yet. */
    private double oracleOf(Taken judged) {
        return oracle.getOrDefault(judged.at(), Map.of()).getOrDefault(judged.customerId(), 1.0);
    }

    private static @Nullable String loudest(Assessment assessment) {
        return assessment.alarms().equals(FeatureSet.NONE)
                ? null
                : assessment.signals().get(0).name();
    }

    /** As the late events left it: nothing of the histories is dropped here. */
    private @Nullable Instant leavesAfter(Taken judged) {
        CustomerState state = customers.state(judged.customerId());
        return state.history().current().mrr().entries().stream()
                .filter(entry -> entry.kind() == MovementKind.CHURN)
                .map(MrrEntry::at)
                .filter(at -> at.isAfter(judged.at()))
                .findFirst()
                .orElse(null);
    }
}
