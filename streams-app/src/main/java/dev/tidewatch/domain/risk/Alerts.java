package dev.tidewatch.domain.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer's alerts: one lifecycle of each kind; a kind of which there was none yet is absent. */
public record Alerts(Map<AlertKind, AlertLifecycle> byKind) {

    public static final Alerts NONE = new Alerts(Map.of());

    public Alerts {
        Map<AlertKind, AlertLifecycle> copy = new EnumMap<>(AlertKind.class);
        byKind.forEach((kind, lifecycle) -> {
            if (!lifecycle.equals(NoAlert.EVER)) {
                copy.put(kind, lifecycle);
            }
        });
        byKind = Collections.unmodifiableMap(copy);
    }

    /**
     * What an assessment made of them.
     *
     * @param published in order
     * @param nextDue the instant at which time alone takes one further; null if nothing is to come
     */
    record Judged(
            Alerts alerts, List<Alert> published, @Nullable Instant nextDue) {}

    public AlertLifecycle get(AlertKind kind) {
        return byKind.getOrDefault(kind, NoAlert.EVER);
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

    Judged next(Assessment assessment, Moment moment, AlertPolicy policy) {
        Map<AlertKind, AlertLifecycle> next = new EnumMap<>(AlertKind.class);
        List<Alert> published = new ArrayList<>();
        Instant due = null;
        for (AlertKind kind : AlertKind.values()) {
            Finding finding = finding(kind, assessment, moment, policy);
            if (kind == AlertKind.UPSELL && finding.isHigh() && next.get(AlertKind.AT_RISK) instanceof OpenAlert) {
                finding = finding.with(Stand.BETWEEN);
            }
            AlertLifecycle.Step step = get(kind).next(finding, moment, policy);
            next.put(kind, step.lifecycle());
            Stream.ofNullable(step.published()).forEach(published::add);
            due = earliest(due, step.lifecycle().nextDue(finding, moment, policy), finding.changesAt());
        }
        return new Judged(new Alerts(next), published, due);
    }

    private static Finding finding(AlertKind kind, Assessment assessment, Moment moment, AlertPolicy policy) {
        boolean held = policy.suppression().holds(kind, assessment.attributes());
        return kind.find(assessment, moment, policy).held(held);
    }

    private static @Nullable Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
