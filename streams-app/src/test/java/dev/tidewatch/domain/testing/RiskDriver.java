package dev.tidewatch.domain.testing;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.Feedback;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.TicketChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drives one customer as a task with the event clock does. */
public final class RiskDriver {

    private final CustomerFold fold;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Health> healths = new ArrayList<>();
    private CustomerState state = CustomerState.EMPTY;
    private Instant clock = Ledger.BEGINNING;

    private RiskDriver(EngagementPolicy engagement, Scorecard scorecard, AlertPolicy policy) {
        RiskModel risk = new RiskModel(scorecard, policy);
        fold = new CustomerFold(
                new CustomerPolicy(Profile.TIDEWATCH, risk, RfmSegments.STANDARD, engagement), Rates.NONE);
    }

    public static RiskDriver aCustomer() {
        return aCustomer(EngagementPolicy.TIDEWATCH);
    }

    /** With other settings of what use means. */
    public static RiskDriver aCustomer(EngagementPolicy engagement) {
        return new RiskDriver(engagement, ScorecardFile.builtIn(), AlertPolicy.TIDEWATCH);
    }

    /** With other weights than the built-in ones. */
    public static RiskDriver aCustomer(Scorecard scorecard) {
        return new RiskDriver(EngagementPolicy.TIDEWATCH, scorecard, AlertPolicy.TIDEWATCH);
    }

    /** With other settings of alerts. */
    public static RiskDriver aCustomer(AlertPolicy policy) {
        return new RiskDriver(EngagementPolicy.TIDEWATCH, ScorecardFile.builtIn(), policy);
    }

    /** Goes on with the state as the store gives it back. */
    public RiskDriver restored(CustomerState stored) {
        state = stored;
        return this;
    }

    public RiskDriver with(Snapshot... snapshots) {
        for (Snapshot snapshot : snapshots) {
            accept(new SubscriptionChange(snapshot));
        }
        return this;
    }

    public RiskDriver with(BillingEntry... entries) {
        for (BillingEntry entry : entries) {
            accept(new BillingChange(entry));
        }
        return this;
    }

    /** Ten uses of one feature at each instant. */
    public RiskDriver use(Instant... instants) {
        for (Instant at : instants) {
            accept(new Usage("use " + at, new Use(at, "login", 10, null)));
        }
        return this;
    }

    /** Ten uses on each of so many days, the first of them at an instant. */
    public RiskDriver useDaily(Instant first, int days) {
        for (int day = 0; day < days; day++) {
            use(first.plus(Duration.ofDays(day)));
        }
        return this;
    }

    public RiskDriver ticket(String id, Ticket.Step step, Instant at) {
        accept(new TicketChange(id + " " + step + " " + at, new Ticket(id, step, at)));
        return this;
    }

    public RiskDriver answer(Answer.Survey survey, int score, Instant at) {
        int scale = survey == Answer.Survey.NPS ? 10 : 5;
        accept(new Feedback(survey + " " + at, at, new Answer(survey, at, score, scale)));
        return this;
    }

    public Decision<CustomerState, CustomerNews> accept(CustomerEvent event) {
        Decision<CustomerState, CustomerNews> decision = apply(fold.apply(state, event, clock, event.occurredAt()));
        if (decision.accepted()) {
            passUpTo(event.occurredAt());
        }
        return decision;
    }

    /** What is due up to and at the instant happens. */
    public RiskDriver pass(Instant instant) {
        passUpTo(instant.plusMillis(1));
        return this;
    }

    public CustomerState state() {
        return state;
    }

    /** Everything published so far, in order. */
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** Everything published so far, in order. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Everything published so far, in order. */
    public List<Health> healths() {
        return List.copyOf(healths);
    }

    /** As it was last published. */
    public Health health() {
        return healths.get(healths.size() - 1);
    }

    /** As it was last published; null if it is unknown. */
    public @Nullable Reading reading(Feature feature) {
        return health().assessment().features().get(feature);
    }

    private void passUpTo(Instant instant) {
        clock = clock.isBefore(instant) ? instant : clock;
        Instant due = state.nextDue();
        while (due != null && due.isBefore(clock)) {
            apply(fold.advance(state, clock));
            due = state.nextDue();
        }
    }

    private Decision<CustomerState, CustomerNews> apply(Decision<CustomerState, CustomerNews> decision) {
        state = decision.state();
        alerts.addAll(decision.outputs().alerts());
        outcomes.addAll(decision.outputs().outcomes());
        Health health = decision.outputs().judged() ? fold.health(state) : null;
        if (health != null) {
            healths.add(health);
        }
        return decision;
    }
}
