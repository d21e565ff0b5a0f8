package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A customer's alerts: one lifecycle of each origin; an origin of which there was none yet is absent.
 *
 * @param actions what people did about them; of an origin without any they are absent
 */
public record Alerts(SortedMap<AlertOrigin, AlertLifecycle> byOrigin, SortedMap<AlertOrigin, Actions> actions) {

    public static final Alerts NONE = new Alerts(Map.of(), Map.of());

    public Alerts {
        byOrigin = new TreeMap<>(byOrigin);
        byOrigin.values().removeIf(NoAlert.EVER::equals);
        byOrigin = Collections.unmodifiableSortedMap(byOrigin);
        actions = new TreeMap<>(actions);
        actions.values().removeIf(Actions::isEmpty);
        actions = Collections.unmodifiableSortedMap(actions);
    }

    public Alerts(Map<AlertOrigin, AlertLifecycle> byOrigin, Map<AlertOrigin, Actions> actions) {
        this(new TreeMap<>(byOrigin), new TreeMap<>(actions));
    }

    /** Nobody acted on them. */
    public Alerts(Map<AlertOrigin, AlertLifecycle> byOrigin) {
        this(byOrigin, Map.of());
    }

    /**
     * What an assessment made of them.
     *
     * @param published in order
     * @param nextDue the instant at which time alone takes one further; null if nothing is to come
     */
    public record Judged(
            Alerts alerts, List<Alert> published, @Nullable Instant nextDue) {}

    public AlertLifecycle get(AlertKind kind) {
        return get(AlertOrigin.of(kind));
    }

    public AlertLifecycle get(AlertOrigin origin) {
        return byOrigin.getOrDefault(origin, NoAlert.EVER);
    }

    /** Returns what people did about those of one kind that no rule raised. */
    public Actions actions(AlertKind kind) {
        return actions(AlertOrigin.of(kind));
    }

    /** Returns what people did about those of one origin. */
    public Actions actions(AlertOrigin origin) {
        return actions.getOrDefault(origin, Actions.NONE);
    }

    /** Returns true if the one that was opened then is open. */
    public boolean isOpen(AlertOrigin origin, Instant openedAt) {
        return get(origin) instanceof OpenAlert open && open.last().openedAt().equals(openedAt);
    }

    /** After one more action; the very same if nothing comes of it. */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    public Alerts acted(AlertOrigin origin, Instant openedAt, Action action) {
        Actions before = actions(origin);
        Actions after = get(origin).isOver(openedAt) ? before : before.with(openedAt, action);
        return before == after ? this : with(origin, get(origin), after);
    }

    /** Returns when the alert is opened that loses its actions to those of another; null if all have room. */
    public @Nullable Instant crowdedOut(AlertOrigin origin, Instant openedAt) {
        return get(origin).isOver(openedAt) ? null : actions(origin).crowdedOut(openedAt);
    }

    /** When each open one was opened. */
    public SortedMap<AlertOrigin, Instant> openedAt() {
        SortedMap<AlertOrigin, Instant> opened = new TreeMap<>();
        byOrigin.forEach((origin, lifecycle) -> {
            if (lifecycle instanceof OpenAlert open) {
                opened.put(origin, open.last().openedAt());
            }
        });
        return opened;
    }

    /** Judges a customer that is in no hold-out. */
    public Judged next(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        return next(judged, moment, policy, () -> false);
    }

    /**
     * What a judgement makes of them.
     *
     * @param heldOut whether the customer is one of the hold-out; only asked where an alert is open, or raised
     */
    public Judged next(JudgedCustomer judged, Moment moment, AlertPolicy policy, BooleanSupplier heldOut) {
        return new AlertRound(this, judged, moment, policy, heldOut).judged();
    }

    /** The same with one lifecycle further. */
    Alerts with(AlertOrigin origin, AlertLifecycle lifecycle) {
        return with(origin, lifecycle, actions(origin).without(lifecycle::isOver));
    }

    /** The same without what is known of a rule that there is no more. */
    Alerts without(AlertOrigin origin) {
        SortedMap<AlertOrigin, AlertLifecycle> rest = new TreeMap<>(byOrigin);
        rest.remove(origin);
        SortedMap<AlertOrigin, Actions> acted = new TreeMap<>(actions);
        acted.remove(origin);
        return new Alerts(rest, acted);
    }

    /** The same without actions on some alerts; the very same if there are none. */
    @SuppressWarnings("ReferenceEquality") // actions of which none is dropped are the very same
    Alerts dropping(AlertOrigin origin, Predicate<Instant> isMissed) {
        Actions own = actions(origin);
        Actions rest = own.without(isMissed);
        return rest == own ? this : with(origin, get(origin), rest);
    }

    private Alerts with(AlertOrigin origin, AlertLifecycle lifecycle, Actions own) {
        SortedMap<AlertOrigin, AlertLifecycle> changed = new TreeMap<>(byOrigin);
        changed.put(origin, lifecycle);
        if (own.isEmpty() && actions.isEmpty()) {
            return new Alerts(changed, actions);
        }
        SortedMap<AlertOrigin, Actions> acted = new TreeMap<>(actions);
        acted.put(origin, own);
        return new Alerts(changed, acted);
    }
}
