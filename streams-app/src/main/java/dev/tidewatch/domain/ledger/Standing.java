package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Position;
import dev.tidewatch.domain.valuation.Trigger;
import dev.tidewatch.domain.valuation.Valuation;
import dev.tidewatch.domain.valuation.ValuationStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how one subscription stands at a clock.
 *
 * @param inForce its newest snapshot
 * @param attributes its own, with the customer's laid over them
 * @param position what it counts
 * @param trigger what made it count that
 * @param nextStep the instant at which it will count something else without an event; null if none is to come
 * @param open whether something may be taken off it whose terms are not known
 */
public record Standing(
        Snapshot inForce,
        Map<String, String> attributes,
        Position position,
        Trigger trigger,
        @Nullable Instant nextStep,
        boolean open) {

    /** Returns the standing of every subscription that is kept, by id; as for movements, a due effect shows once the clock has passed it. */
    public static List<Standing> of(Ledger ledger, Instant clock, Valuation worth) {
        List<Standing> standings = new ArrayList<>(ledger.subscriptions().size());
        CustomerAttributes customer = ledger.attributes().at(clock);
        Valuation now = worth.by(ledger.terms().current());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            Standing standing = of(history, clock, now);
            if (standing != null) {
                standings.add(customer == null ? standing : standing.with(customer));
            }
        }
        return standings;
    }

    private Standing with(CustomerAttributes customer) {
        return new Standing(inForce, customer.over(attributes), position, trigger, nextStep, open);
    }

    private static @Nullable Standing of(SubscriptionHistory history, Instant clock, Valuation worth) {
        List<PlacedSnapshot> course = Course.of(history, worth);
        int inForce = inForce(course, history, clock);
        if (inForce < 0) {
            return null;
        }
        boolean open = worth.hasTerms() && worth.open(course).get(inForce).isLowered(clock, clock.plusMillis(1));
        return at(clock, course.get(inForce).snapshot(), worth.steps(course.get(inForce)), open);
    }

    private static int inForce(List<PlacedSnapshot> course, SubscriptionHistory history, Instant clock) {
        int inForce = -1;
        for (int i = 0; i < course.size(); i++) {
            boolean folded = i == 0 && history.base() != null;
            inForce = folded || !course.get(i).snapshot().occurredAt().isAfter(clock) ? i : inForce;
        }
        return inForce;
    }

    private static Standing at(Instant clock, Snapshot inForce, List<ValuationStep> steps, boolean open) {
        ValuationStep current = steps.get(0);
        for (ValuationStep step : steps.subList(1, steps.size())) {
            if (!step.at().isBefore(clock)) {
                return new Standing(
                        inForce, inForce.attributes(), current.position(), current.trigger(), step.at(), open);
            }
            current = step;
        }
        return new Standing(inForce, inForce.attributes(), current.position(), current.trigger(), null, open);
    }
}
