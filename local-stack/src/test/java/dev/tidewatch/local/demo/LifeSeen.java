package dev.tidewatch.local.demo;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the product's own fold makes of a company's events: movements and alerts. */
final class LifeSeen {

    private static final Duration DAYS_30 = Duration.ofDays(30);
    private static final int WHOLE = 100;

    private final CustomerFold fold =
            new CustomerFold(Settings.of(new SettingLayers()).policy(), Rates.NONE);
    private final Map<String, CustomerState> customers = new HashMap<>();
    private final Map<String, Movement> movements = new HashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private Instant clock = Ledger.BEGINNING;

    /** Of 30 days, in percent of the MRR at their beginning. */
    record Month(long grossChurn, long nrr) {}

    void take(SimulatedEvent event) {
        if (!(event.input().incoming(event.value(), 0, new byte[0]) instanceof Incoming.Event incoming)) {
            throw new IllegalStateException("the pipeline must not refuse a simulated event: " + event.value());
        }
        CustomerState state = customers.getOrDefault(event.customerId(), CustomerState.EMPTY);
        keep(event.customerId(), fold.apply(state, incoming.event(), clock, event.occurredAt()));
        clock = clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
    }

    /** All that falls due before comes. */
    void passTo(Instant instant) {
        clock = instant;
        for (String customer : List.copyOf(customers.keySet())) {
            CustomerState state = customers.getOrDefault(customer, CustomerState.EMPTY);
            Instant due = state.nextDue();
            if (due != null && due.isBefore(instant)) {
                keep(customer, fold.advance(state, instant));
            }
        }
    }

    /** That were raised since. */
    Set<AlertKind> alertsSince(Instant instant) {
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        alerts.stream()
                .filter(alert ->
                        alert.state() == Alert.State.RAISED && !alert.openedAt().isBefore(instant))
                .forEach(alert -> kinds.add(alert.kind()));
        return kinds;
    }

    Set<MovementKind> movementsSince(Instant instant) {
        Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
        movements.values().stream()
                .filter(movement -> !movement.key().at().isBefore(instant))
                .forEach(movement -> kinds.add(movement.kind()));
        return kinds;
    }

    Month monthBefore(Instant end) {
        Instant start = end.minus(DAYS_30);
        long before = 0;
        long lost = 0;
        long grown = 0;
        for (Movement movement : movements.values()) {
            Instant at = movement.key().at();
            if (at.isBefore(start)) {
                before += movement.amount();
            } else if (at.isBefore(end)) {
                lost -= Math.min(0, movement.amount());
                grown += movement.kind() == MovementKind.EXPANSION ? movement.amount() : 0;
            }
        }
        return new Month(lost * WHOLE / before, (before + grown - lost) * WHOLE / before);
    }

    private void keep(String customer, Decision<CustomerState, CustomerNews> decision) {
        customers.put(customer, decision.state());
        alerts.addAll(decision.outputs().alerts());
        for (Correction correction : decision.outputs().corrections()) {
            String key = customer + correction.movement().key();
            if (correction.voided()) {
                movements.remove(key);
            } else {
                movements.put(key, correction.movement());
            }
        }
    }
}
