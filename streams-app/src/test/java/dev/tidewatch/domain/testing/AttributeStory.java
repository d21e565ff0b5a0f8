package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random changes of a customer's own attributes, at the instants where overlays go wrong. */
final class AttributeStory {

    private static final List<Map<String, String>> STATED = List.of(
            Map.of(EventStories.ATTRIBUTE, "north"),
            Map.of(EventStories.ATTRIBUTE, "south"),
            Map.of(EventStories.ATTRIBUTE, "west", "owner", "alma"),
            Map.of("owner", "alma"),
            Map.of("owner", "boris"),
            Map.of(EventStories.ATTRIBUTE, ""),
            Map.of());

    private final Chance chance;
    private final HardInstants instants;
    private final List<Snapshot> snapshots;
    private final List<CustomerAttributes> told = new ArrayList<>();

    AttributeStory(Chance chance, HardInstants instants, List<Snapshot> snapshots) {
        this.chance = chance;
        this.instants = instants;
        this.snapshots = snapshots;
    }

    List<CustomerAttributes> tell() {
        int count = chance.between(1, 6);
        for (int i = 0; i < count; i++) {
            Instant at = instants.remember(at());
            do {
                told.add(new CustomerAttributes(newId(), at, sequence(), stated()));
            } while (chance.percent(12));
        }
        if (chance.percent(20)) {
            contradict();
        }
        return List.copyOf(told);
    }

    private Instant at() {
        Instant snapshot = chance.of(snapshots).occurredAt();
        return switch (chance.between(0, 7)) {
            case 0, 1 -> snapshot;
            case 2 -> snapshot.plus(Duration.ofMinutes(chance.between(1, 60)));
            case 3 -> snapshot.minus(Duration.ofMillis(1));
            case 4 -> first().minus(chance.upTo(Duration.ofDays(3)));
            case 5 -> snapshot.plus(chance.upTo(Duration.ofDays(3)));
            default -> instants.near(snapshot);
        };
    }

    private Instant first() {
        return snapshots.stream()
                .map(Snapshot::occurredAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Often what was. */
    private Map<String, String> stated() {
        return told.isEmpty() || chance.percent(75)
                ? chance.of(STATED)
                : told.get(told.size() - 1).attributes();
    }

    private @Nullable Long sequence() {
        return chance.percent(60) ? null : (long) chance.between(1, 3);
    }

    /** Some are also the ids of snapshots: an id is one of its topic. */
    private String newId() {
        return chance.of(List.of("a", "B", "é", "z")) + told.size();
    }

    private void contradict() {
        CustomerAttributes known = chance.of(told);
        told.add(new CustomerAttributes(known.eventId(), known.occurredAt(), sequence(), chance.of(STATED)));
    }
}
