package dev.tidewatch.local.demo;

import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Holds what the records of the output topics say by now: the live metrics, the latest movements, the open alerts. */
final class Figures {

    private static final String ALL = "all";
    private static final String PLAN = "plan=";
    private static final int KEPT_MOVEMENTS = 50;

    private final Map<String, RetentionMetrics> live = new HashMap<>();
    private final TreeMap<Place, MrrMovement> movements = new TreeMap<>();
    private final Map<String, RiskAlert> alerts = new HashMap<>();
    private long movementRecords;
    private boolean alertsSeen;

    /** Movements stand in the order of when they happened. */
    private record Place(Instant at, String id) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::at).thenComparing(Place::id).compare(this, other);
        }
    }

    /** Records of other kinds change nothing. */
    void add(SpecificRecord record) {
        if (record instanceof RetentionMetrics metrics) {
            addMetrics(metrics);
        } else if (record instanceof MrrMovement movement) {
            addMovement(movement);
        } else if (record instanceof RiskAlert alert) {
            addAlert(alert);
        }
    }

    /** Returns the row of the whole company; null until there is one. */
    @Nullable
    RetentionMetrics all(String window) {
        return live.get(key(ALL, window));
    }

    /** Returns the rows of plans with MRR, the largest first. */
    List<RetentionMetrics> plans(String window) {
        return live.values().stream()
                .filter(row ->
                        row.getSegment().startsWith(PLAN) && row.getWindow().equals(window))
                .filter(row -> orZero(row.getMrr()).signum() > 0)
                .sorted(Comparator.comparing((RetentionMetrics row) -> orZero(row.getMrr()))
                        .reversed()
                        .thenComparing(RetentionMetrics::getSegment))
                .toList();
    }

    static String plan(RetentionMetrics row) {
        return row.getSegment().substring(PLAN.length());
    }

    /** The newest first. */
    List<MrrMovement> latestMovements(int most) {
        return movements.descendingMap().values().stream().limit(most).toList();
    }

    /** All published so far, corrections included. */
    long movementRecords() {
        return movementRecords;
    }

    /** Empty until an alert was published. */
    Optional<Integer> openAlerts() {
        return alertsSeen ? Optional.of(alerts.size()) : Optional.empty();
    }

    /** Returns the open alerts that changed last, the newest first. */
    List<RiskAlert> latestAlerts(int most) {
        return alerts.values().stream()
                .sorted(Comparator.comparing(RiskAlert::getUpdatedAt).reversed().thenComparing(RiskAlert::getAlertId))
                .limit(most)
                .toList();
    }

    private void addMetrics(RetentionMetrics row) {
        if (row.getLive() && (row.getSegment().equals(ALL) || row.getSegment().startsWith(PLAN))) {
            live.put(key(row.getSegment(), row.getWindow()), row);
        }
    }

    private void addMovement(MrrMovement movement) {
        movementRecords++;
        Place place = new Place(movement.getEffectiveAt(), movement.getMovementId());
        if (movement.getVoided()) {
            movements.remove(place);
            return;
        }
        movements.put(place, movement);
        if (movements.size() > KEPT_MOVEMENTS) {
            movements.pollFirstEntry();
        }
    }

    private void addAlert(RiskAlert alert) {
        alertsSeen = true;
        if (alert.getState() == AlertState.RAISED || alert.getState() == AlertState.ESCALATED) {
            alerts.put(alert.getAlertId(), alert);
        } else {
            alerts.remove(alert.getAlertId());
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String key(String segment, String window) {
        return segment + "|" + window;
    }
}
