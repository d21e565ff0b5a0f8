package dev.tidewatch.app.notify;

import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.plan.Digest;
import dev.tidewatch.app.notify.plan.QuietHours;
import dev.tidewatch.output.RiskAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the deliveries that one destination still waits for, and says when each is due. It decides by the instants that it is given, and sends
 * nothing itself; of what it no longer needs it tells at once.
 */
final class Outbox {

    /** A digest whose window was over when its alerts were read waits so long for the rest of what is to be read. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Destination destination;
    private final Predicate<RiskAlert> wanted;
    private final DoubleSupplier chance;
    private final Consumer<Delivery> settled;

    private final Map<String, Held> held = new HashMap<>();
    private final TreeSet<Held> queue = new TreeSet<>(
            Comparator.comparing(Held::due).thenComparing(Held::offset).thenComparing(Held::number));
    private long numbers;
    private int size;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    /**
     * Begins with nothing.
     *
     * @param wanted true of an alert that the destination is to be told of
     * @param chance numbers from 0 to 1
     * @param settled is told of each delivery that needs no longer be kept
     */
    Outbox(Destination destination, Predicate<RiskAlert> wanted, DoubleSupplier chance, Consumer<Delivery> settled) {
        this.destination = destination;
        this.wanted = wanted;
        this.chance = chance;
        this.settled = settled;
    }

    /** A message that is due, and the deliveries that it tells of. */
    record Parcel(Held held, Notice notice, List<Delivery> deliveries) {}

    int size() {
        return size;
    }

    /** The instant from which on there may be something to send. */
    Instant nextAt() {
        if (queue.isEmpty()) {
            return Instant.MAX;
        }
        Instant due = queue.first().due;
        return due.isAfter(restsUntil) ? due : restsUntil;
    }

    void take(Delivery delivery) {
        RiskAlert alert = delivery.alert();
        Instant now = delivery.takenAt();
        boolean newestOnly = destination.pace().newestOnly();
        Instant window = window(alert, now);
        String key = window == null ? alert.getAlertId() : window.toString();
        String revision = newestOnly ? alert.getAlertId() : delivery.revision();
        Held waiting = held.get(key);
        Delivery before = waiting == null ? null : waiting.deliveries.get(revision);
        if (before == null && !wanted.test(alert)) {
            settled.accept(delivery);
        } else if (before != null && before.alert().getRevision() > alert.getRevision()) {
            settled.accept(delivery);
        } else {
            put(waiting == null ? opened(key, window, delivery) : waiting, revision, delivery);
        }
    }

    /** The next message, unless the destination rests or nothing is due. */
    Optional<Parcel> next(Instant now) {
        while (!now.isBefore(restsUntil)
                && !queue.isEmpty()
                && !queue.first().due.isAfter(now)) {
            Held first = queue.first();
            dropUnwanted(first);
            if (first.deliveries.isEmpty()) {
                remove(first);
            } else if (mustBeQuiet(first, now)) {
                schedule(first, quiet(now));
            } else {
                if (first.firstAttempt == null) {
                    first.firstAttempt = now;
                }
                return Optional.of(parcel(first));
            }
        }
        return Optional.empty();
    }

    /** The destination has the message, or it lies with the dead letters. */
    void done(Parcel parcel) {
        Held from = parcel.held();
        parcel.deliveries().forEach(delivery -> {
            from.deliveries.values().remove(delivery);
            size--;
            settled.accept(delivery);
        });
        from.beginAnew();
        if (from.deliveries.isEmpty()) {
            remove(from);
        } else {
            // In the order of the topic: behind all others it would keep the offset from being committed until they are
            // told.
            schedule(from, from.oldest().takenAt());
        }
    }

    /** After a message was taken the next one need not wait. */
    void answered() {
        failures = 0;
        restsUntil = Instant.MIN;
    }

    /**
     * The whole destination rests, and this message longer if it failed before: others go first.
     *
     * @param after what the destination asks for
     * @return true if it was tried for long enough; it is still held
     */
    boolean failed(Parcel parcel, Optional<Duration> after, Instant now) {
        Held failing = parcel.held();
        failures++;
        failing.failures++;
        Duration pause = destination.retry().pause(failures, chance.getAsDouble());
        Duration rest = after.filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
        restsUntil = now.plus(rest);
        Instant own = now.plus(destination.retry().pause(failing.failures, chance.getAsDouble()));
        schedule(failing, own.isAfter(restsUntil) ? own : restsUntil);
        Instant first = failing.firstAttempt == null ? now : failing.firstAttempt;
        return !now.isBefore(first.plus(destination.retry().giveUpAfter()));
    }

    /** Somebody else reads these partitions from now on. */
    void forget(TopicPartition partition) {
        Predicate<Delivery> gone = delivery -> delivery.partition().equals(partition);
        for (Held each : List.copyOf(held.values())) {
            int before = each.deliveries.size();
            each.deliveries.values().removeIf(gone);
            size -= before - each.deliveries.size();
            if (each.deliveries.isEmpty()) {
                remove(each);
            }
        }
    }

    /** The end of the window whose digest tells of it; null where there are no digests. */
    private @Nullable Instant window(RiskAlert alert, Instant now) {
        Digest digest = destination.pace().digest();
        if (digest == null) {
            return null;
        }
        Instant last = digest.lastEnd(now);
        return alert.getUpdatedAt().isBefore(last) ? last : digest.endAfter(alert.getUpdatedAt());
    }

    private Held opened(String key, @Nullable Instant window, Delivery first) {
        Instant now = first.takenAt();
        Held opened = new Held(window, numbers++);
        opened.offset = first.offset();
        Instant due;
        if (window == null) {
            due = now.plus(destination.pace().coalesce());
        } else {
            due = window.isAfter(now) ? window : now.plus(CATCHING_UP);
        }
        held.put(key, opened);
        schedule(opened, due);
        return opened;
    }

    private void put(Held waiting, String revision, Delivery delivery) {
        Delivery before = waiting.deliveries.put(revision, delivery);
        if (before == null) {
            size++;
            return;
        }
        settled.accept(before);
        waiting.firstAttempt = null;
        // An alert that waits for the end of quiet hours may be urgent by now.
        Instant soon = delivery.takenAt().plus(destination.pace().coalesce());
        if (waiting.window == null && waiting.failures == 0 && waiting.due.isAfter(soon)) {
            schedule(waiting, soon);
        }
    }

    /** If only the newest revision counts, and no route takes it, nobody is told. */
    private void dropUnwanted(Held from) {
        if (!destination.pace().newestOnly()) {
            return;
        }
        Iterator<Delivery> deliveries = from.deliveries.values().iterator();
        while (deliveries.hasNext()) {
            Delivery delivery = deliveries.next();
            if (!wanted.test(delivery.alert())) {
                deliveries.remove();
                size--;
                settled.accept(delivery);
            }
        }
    }

    private boolean mustBeQuiet(Held waiting, Instant now) {
        return quiet(now).isAfter(now)
                && waiting.deliveries.values().stream().noneMatch(delivery -> destination.disturbs(delivery.alert()));
    }

    private Instant quiet(Instant now) {
        QuietHours quiet = destination.pace().quiet();
        return quiet == null ? now : quiet.next(now);
    }

    private Parcel parcel(Held from) {
        List<Delivery> deliveries = new ArrayList<>(from.deliveries.values());
        if (from.window != null) {
            return new Parcel(
                    from,
                    Notice.digest(
                            from.window,
                            deliveries.stream().map(Delivery::alert).toList()),
                    deliveries);
        }
        Delivery oldest = deliveries.get(0);
        return new Parcel(from, Notice.of(oldest.alert()), List.of(oldest));
    }

    private void schedule(Held waiting, Instant due) {
        queue.remove(waiting);
        waiting.due = due;
        if (!waiting.deliveries.isEmpty()) {
            waiting.offset = waiting.oldest().offset();
        }
        queue.add(waiting);
    }

    private void remove(Held from) {
        queue.remove(from);
        held.values().remove(from);
    }
}
