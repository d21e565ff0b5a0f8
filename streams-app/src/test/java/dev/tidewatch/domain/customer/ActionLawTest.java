package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Handling;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.OpenAlert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.testing.ActedLife;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.NaiveHandling;
import dev.tidewatch.domain.testing.PublishedRates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tells what holds of every alert on which people act, in whatever order they tell of it, and however often. */
class ActionLawTest {

    private static final Profile PROFILE = Profile.TIDEWATCH;
    private static final int LIVES = 100;

    /** A life takes the time of so many short stories. */
    private static final int LONG = 10;

    @Test
    void shouldSayWhatItsActionsSayAndEscalateOnlyWhenNobodyActed() {
        Law.of(ActionLawTest::life, (seed, life) -> new Life(seed).live(life)).holdsForSeedsOf(LONG);
    }

    @Test
    void shouldEndTheSameWhenActionsAreToldInAnotherOrderAndAgain() {
        Law.of(ActionLawTest::life, (seed, life) -> {
                    Life once = new Life(seed).live(life);
                    Life again = new Life(seed).live(ActedLife.told(life, new Random(seed)));
                    assertThat(again.known()).isEqualTo(once.known());
                })
                .holdsForSeedsOf(LONG);
    }

    @Test
    void shouldMeetEveryWayToActAndEveryTimeForIt() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < LIVES; seed++) {
            seen.addAll(new Life(seed).live(life(seed)).seen);
        }

        assertThat(seen)
                .contains("Acknowledged", "Assigned", "Snoozed", "Resolved", "Commented")
                .contains("early", "late", "resolved by hand", "escalated after it was put off", "raised anew");
    }

    private static List<CustomerEvent> life(long seed) {
        return ActedLife.from(seed, fold(seed));
    }

    private static CustomerFold fold(long seed) {
        Rates rates = PublishedRates.table(seed, PROFILE.rates());
        return new CustomerFold(new CustomerPolicy(PROFILE, JudgedLife.model(seed)), rates);
    }

    private record Name(AlertOrigin origin, Instant openedAt) {

        static Name of(Alert alert) {
            return new Name(alert.origin(), alert.openedAt());
        }
    }

    private static final class Life {

        private final CustomerFold fold;
        private final Map<Name, List<Action>> actions = new HashMap<>();
        private final Map<Name, Alert> published = new HashMap<>();
        private final Map<Name, Outcome> outcomes = new HashMap<>();
        private final Set<String> seen = new TreeSet<>();
        private CustomerState state = CustomerState.EMPTY;
        private Instant clock = Ledger.BEGINNING;

        Life(long seed) {
            fold = fold(seed);
        }

        Life live(List<CustomerEvent> events) {
            for (CustomerEvent event : events) {
                // Alerts that are due before an action are published without it. What is refused moves no clock.
                if (fold.apply(state, event, clock, event.occurredAt()).accepted()) {
                    take(fold.advance(state, clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock));
                }
                Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, event.occurredAt());
                if (event instanceof ActionChange change && decision.accepted()) {
                    note(change);
                }
                take(decision);
                clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            }
            take(fold.advance(state, clock.plus(Duration.ofDays(500))));
            return this;
        }

        private void note(ActionChange change) {
            Name name = new Name(change.origin(), change.openedAt());
            actions.computeIfAbsent(name, one -> new ArrayList<>()).add(change.action());
            seen.add(change.action().deed().getClass().getSimpleName());
            seen.add(published.containsKey(name) ? "open" : "early");
            if (published.containsKey(name) && !state.risk().alerts().isOpen(change.origin(), change.openedAt())) {
                seen.add("late");
            }
        }

        private void take(Decision<CustomerState, CustomerNews> decision) {
            state = decision.state();
            for (Alert alert : decision.outputs().alerts()) {
                Alert before = published.put(Name.of(alert), alert);
                assertHandled(alert);
                if (before != null) {
                    assertFollows(before, alert);
                }
            }
            for (Outcome outcome : decision.outputs().outcomes()) {
                outcomes.put(
                        new Name(outcome.warning().origin(), outcome.warning().raisedAt()), outcome);
            }
            outcomes.forEach(this::assertAnswered);
        }

        private void assertHandled(Alert alert) {
            NaiveHandling naive = naive(Name.of(alert));
            assertThat(alert.handling())
                    .as("%s", alert)
                    .isEqualTo(new Handling(
                            alert.handling().dueAt(),
                            naive.actedAt(),
                            naive.actedBy(),
                            naive.owner(),
                            naive.acknowledgedAt(),
                            naive.snoozedUntil(),
                            naive.resolution(),
                            naive.comment()));
        }

        private void assertFollows(Alert before, Alert alert) {
            if (alert.state() == Alert.State.ESCALATED && before.state() == Alert.State.RAISED) {
                Handling last = alert.handling();
                assertThat(last.dueAt()).as("%s after %s", alert, before).isNotNull();
                assertThat(alert.updatedAt()).as("%s after %s", alert, before).isAfterOrEqualTo(last.dueAt());
                assertThat(last.actedAt() == null || Objects.equals(last.dueAt(), last.snoozedUntil()))
                        .as("%s after %s", alert, before)
                        .isTrue();
                seen.add(last.actedAt() == null ? "escalated" : "escalated after it was put off");
            }
            if (alert.state() == Alert.State.RAISED && before.state() == Alert.State.ESCALATED) {
                assertThat(alert.handling().dueAt())
                        .isEqualTo(alert.handling().snoozedUntil())
                        .isNotNull();
                seen.add("raised anew");
            }
            if (alert.state() == Alert.State.RESOLVED && alert.handling().resolution() != null) {
                seen.add("resolved by hand");
            }
        }

        private void assertAnswered(Name name, Outcome outcome) {
            NaiveHandling naive = naive(name).upTo(outcome.warning().horizonEndsAt());
            Response response = outcome.warning().response();
            assertThat(response.actedAt()).as("%s", outcome).isEqualTo(naive.actedAt());
            assertThat(what(response.resolved())).as("%s", outcome).isEqualTo(naive.resolution());
        }

        private NaiveHandling naive(Name name) {
            return new NaiveHandling(actions.getOrDefault(name, List.of()));
        }

        /** Leaves out how often an alert was published, which another order may change. */
        private List<Object> known() {
            Map<AlertOrigin, Object> alerts = new TreeMap<>();
            state.risk()
                    .alerts()
                    .byOrigin()
                    .forEach((origin, lifecycle) -> alerts.put(
                            origin,
                            lifecycle instanceof OpenAlert open
                                    ? List.of(
                                            open.last().openedAt(),
                                            open.last().state(),
                                            open.last().handling())
                                    : lifecycle));
            return List.of(alerts, Map.copyOf(outcomes), state.risk().alerts().actions(), dues());
        }

        private List<Object> dues() {
            Instant due = state.risk().nextDue();
            return due == null ? List.of() : List.of(due);
        }

        private static @Nullable Resolution what(@Nullable Told<Resolution> told) {
            return told == null ? null : told.what();
        }
    }
}
