package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A customer's alerts: one lifecycle of each kind; a kind of which there was none yet is absent.
 *
 * @param actions what people did about them; of a kind without any they are absent
 */
public record Alerts(Map<AlertKind, AlertLifecycle> byKind, Map<AlertKind, Actions> actions) {

    private static final List<AlertKind> KINDS = List.of(AlertKind.values());

    public static final Alerts NONE = new Alerts(Map.of());

    public Alerts {
        Map<AlertKind, AlertLifecycle> copy = new EnumMap<>(AlertKind.class);
        byKind.forEach((kind, lifecycle) -> {
            if (!lifecycle.equals(NoAlert.EVER)) {
                copy.put(kind, lifecycle);
            }
        });
        byKind = Collections.unmodifiableMap(copy);
        Map<AlertKind, Actions> acted = new EnumMap<>(AlertKind.class);
        actions.forEach((kind, own) -> {
            if (!own.isEmpty()) {
                acted.put(kind, own);
            }
        });
        actions = Collections.unmodifiableMap(acted);
    }

    /** Nobody acted on them. */
    public Alerts(Map<AlertKind, AlertLifecycle> byKind) {
        this(byKind, Map.of());
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
        return byKind.getOrDefault(kind, NoAlert.EVER);
    }

    /** Returns what people did about those of one kind. */
    public Actions actions(AlertKind kind) {
        return actions.getOrDefault(kind, Actions.NONE);
    }

    /** Returns true if the one that was opened then is open. */
    public boolean isOpen(AlertKind kind, Instant openedAt) {
        return get(kind) instanceof OpenAlert open && open.last().openedAt().equals(openedAt);
    }

    /** After one more action; the very same if nothing comes of it. */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    public Alerts acted(AlertKind kind, Instant openedAt, Action action) {
        Actions before = actions(kind);
        Actions after = get(kind).isOver(openedAt) ? before : before.with(openedAt, action);
        return before == after ? this : with(kind, get(kind), after);
    }

    /** Returns when the alert is opened that loses its actions to those of another; null if all have room. */
    public @Nullable Instant crowdedOut(AlertKind kind, Instant openedAt) {
        return get(kind).isOver(openedAt) ? null : actions(kind).crowdedOut(openedAt);
    }

    /** When each open one was opened. */
    public SortedMap<AlertKind, Instant> openedAt() {
        SortedMap<AlertKind, Instant> opened = new TreeMap<>();
        byKind.forEach((kind, lifecycle) -> {
            if (lifecycle instanceof OpenAlert open) {
                opened.put(kind, open.last().openedAt());
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
    @SuppressWarnings("ReferenceEquality") // a lifecycle that goes on as it was is the very same
    public Judged next(JudgedCustomer judged, Moment moment, AlertPolicy policy, BooleanSupplier heldOut) {
        Alerts next = this;
        List<Alert> published = List.of();
        Instant due = null;
        for (AlertKind kind : KINDS) {
            Finding finding = kind.find(judged, moment, policy);
            if (actions.containsKey(kind)) {
                finding = finding.after(actions(kind));
            }
            if (kind == AlertKind.UPSELL && finding.isHigh() && next.get(AlertKind.AT_RISK) instanceof OpenAlert) {
                finding = finding.with(ThresholdZone.BETWEEN);
            }
            AlertLifecycle before = get(kind);
            boolean isAsked = finding.isHigh() || before instanceof OpenAlert;
            if (policy.suppression().holds(kind, judged) || (isAsked && heldOut.getAsBoolean())) {
                finding = finding.held(true);
            }
            AlertLifecycle.Step step = before.next(finding, moment, policy);
            next = step.lifecycle() == before ? next : next.with(kind, step.lifecycle());
            published = step.published() == null ? published : with(published, step.published());
            due = Moment.earlier(due, step.lifecycle().nextDue(finding, moment, policy));
            due = Moment.earlier(due, finding.changesAt());
        }
        return new Judged(next, published, due);
    }

    private Alerts with(AlertKind kind, AlertLifecycle lifecycle) {
        return with(kind, lifecycle, actions(kind).without(lifecycle::isOver));
    }

    private Alerts with(AlertKind kind, AlertLifecycle lifecycle, Actions own) {
        Map<AlertKind, AlertLifecycle> changed = new EnumMap<>(AlertKind.class);
        changed.putAll(byKind);
        changed.put(kind, lifecycle);
        if (own.isEmpty() && actions.isEmpty()) {
            return new Alerts(changed);
        }
        Map<AlertKind, Actions> acted = new EnumMap<>(AlertKind.class);
        acted.putAll(actions);
        acted.put(kind, own);
        return new Alerts(changed, acted);
    }

    private static List<Alert> with(List<Alert> published, Alert alert) {
        List<Alert> more = new ArrayList<>(published);
        more.add(alert);
        return more;
    }
}
