package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.worth.PlacedSnapshot;
import dev.tidewatch.domain.worth.Position;
import dev.tidewatch.domain.worth.Trigger;
import dev.tidewatch.domain.worth.Worth;
import dev.tidewatch.domain.worth.WorthStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one subscription stands at a clock.
 *
 * @param inForce its newest snapshot
 * @param attributes its own, with the customer's laid over them
 * @param position what it counts
 * @param trigger what made it count that
 * @param nextStep the instant at which it will count something else without an event; null if none is to come
 */
public record Standing(
        Snapshot inForce,
        Map<String, String> attributes,
        Position position,
        Trigger trigger,
        @Nullable Instant nextStep) {

    /** Of every subscription that is kept, by id; as for movements, a due effect shows once the clock has passed it. */
    public static List<Standing> of(Ledger ledger, Instant clock, Worth worth) {
        List<Standing> standings = new ArrayList<>(ledger.subscriptions().size());
        CustomerAttributes customer = ledger.attributes().at(clock);
        Worth now = worth.by(ledger.terms().current());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            Standing standing = of(history, clock, now);
            if (standing != null) {
                standings.add(customer == null ? standing : standing.with(customer));
            }
        }
        return standings;
    }

    private Standing with(CustomerAttributes customer) {
        return new Standing(inForce, customer.over(attributes), position, trigger, nextStep);
    }

    private static @Nullable Standing of(SubscriptionHistory history, Instant clock, Worth worth) {
        PlacedSnapshot inForce = null;
        for (PlacedSnapshot placed : Course.of(history, worth)) {
            boolean folded = inForce == null && history.base() != null;
            inForce = folded || !placed.snapshot().occurredAt().isAfter(clock) ? placed : inForce;
        }
        return inForce == null ? null : at(clock, inForce.snapshot(), worth.steps(inForce));
    }

    private static Standing at(Instant clock, Snapshot inForce, List<WorthStep> steps) {
        WorthStep current = steps.get(0);
        for (WorthStep step : steps.subList(1, steps.size())) {
            if (!step.at().isBefore(clock)) {
                return new Standing(inForce, inForce.attributes(), current.position(), current.trigger(), step.at());
            }
            current = step;
        }
        return new Standing(inForce, inForce.attributes(), current.position(), current.trigger(), null);
    }
}
