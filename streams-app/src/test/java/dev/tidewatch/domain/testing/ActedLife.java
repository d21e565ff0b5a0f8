package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A {@link JudgedLife} in which people act on the alerts: before they are raised, while they are open, and after they ended. */
public final class ActedLife {

    /** An event whose id begins so carries the clock, and keeps its place among the others when these are told in another order. */
    private static final String AHEAD = "ahead ";

    private static final List<String> PEOPLE = List.of("ann", "bob", "cy");

    private final Chance chance;
    private final CustomerFold fold;
    private final List<CustomerEvent> arrivals = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private CustomerState state = CustomerState.EMPTY;
    private Instant clock = Ledger.BEGINNING;

    private ActedLife(long seed, CustomerFold fold) {
        this.chance = new Chance(seed ^ 0x5EED);
        this.fold = fold;
    }

    /** Returns the events and the actions in the order of their arrival; of actions only the first ones on an alert to come lie ahead of the clock. */
    public static List<CustomerEvent> from(long seed, CustomerFold fold) {
        ActedLife life = new ActedLife(seed, fold);
        JudgedLife.from(seed).forEach(life::live);
        return life.arrivals;
    }

    /** Returns the same with each run of actions in another order, and with actions of before told again. */
    public static List<CustomerEvent> told(List<CustomerEvent> arrivals, Random random) {
        List<CustomerEvent> told = new ArrayList<>();
        List<CustomerEvent> run = new ArrayList<>();
        List<CustomerEvent> before = new ArrayList<>();
        for (CustomerEvent event : arrivals) {
            if (event instanceof ActionChange action && !action.eventId().startsWith(AHEAD)) {
                run.add(event);
                before.add(event);
            } else {
                Collections.shuffle(run, random);
                told.addAll(run);
                run.clear();
                told.add(event);
            }
            if (!before.isEmpty() && run.isEmpty() && random.nextInt(3) == 0) {
                told.add(before.get(random.nextInt(before.size())));
            }
        }
        Collections.shuffle(run, random);
        told.addAll(run);
        return told;
    }

    private void live(CustomerEvent event) {
        for (Alert alert :
                fold.apply(state, event, clock, event.occurredAt()).outputs().alerts()) {
            if (alert.revision() == 0 && clock.isAfter(Instant.EPOCH) && chance.percent(20)) {
                actEarly(alert);
            }
        }
        take(event);
        while (!alerts.isEmpty() && chance.percent(30)) {
            boolean newest = chance.percent(80);
            take(action(newest ? alerts.get(alerts.size() - 1) : chance.of(alerts), Duration.ofDays(2)));
        }
    }

    /** Clocks differ by less than {@code tidewatch.skew}: an action is told before its alert, and may carry the clock up to it. */
    private void actEarly(Alert alert) {
        Instant at = alert.openedAt().minus(chance.upTo(Duration.ofMinutes(2)));
        if (at.isAfter(clock)) {
            take(action(AHEAD + arrivals.size(), alert, at));
        }
        while (chance.percent(50)) {
            take(action(alert, Duration.ofMinutes(2)));
        }
    }

    private void take(CustomerEvent event) {
        arrivals.add(event);
        Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, event.occurredAt());
        state = decision.state();
        alerts.addAll(decision.outputs().alerts());
        clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
    }

    /** Nobody acts on an alert long before it is opened. */
    private ActionChange action(Alert alert, Duration late) {
        Instant at = clock.minus(chance.upTo(late));
        Instant least = alert.openedAt().isBefore(clock) ? alert.openedAt() : clock.minus(Duration.ofMinutes(2));
        return action("action " + arrivals.size(), alert, at.isBefore(least) ? least : at);
    }

    private ActionChange action(String id, Alert alert, Instant at) {
        String comment = chance.percent(30) ? "said " + chance.between(1, 9) : null;
        return new ActionChange(
                id, alert.origin(), alert.openedAt(), new Action(at, chance.of(PEOPLE), deed(at), comment));
    }

    private Action.Deed deed(Instant at) {
        return switch (chance.between(0, 9)) {
            case 0, 1, 2 -> new Action.Acknowledged();
            case 3, 4 -> new Action.Assigned(chance.of(PEOPLE));
            case 5, 6, 7 -> new Action.Snoozed(at.plus(chance.upTo(Duration.ofDays(9))));
            case 8 -> new Action.Resolved(chance.of(List.of(Resolution.values())));
            default -> new Action.Commented();
        };
    }
}
