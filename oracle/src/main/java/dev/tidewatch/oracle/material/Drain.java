package dev.tidewatch.oracle.material;

import dev.tidewatch.app.UserError;
import dev.tidewatch.stream.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Waits until the pipeline has processed what was there when {@code verify} began. What was published of a backlog is not
 * finished: to compare it would take long and say nothing.
 */
final class Drain {

    private static final long LOOK_MS = 200;

    private final Admin admin;
    private final Topics topics;
    private final List<String> names = new ArrayList<>();

    Drain(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
        topics.inputs().forEach(input -> names.add(input.name()));
        names.add(topics.control());
        names.add(topics.differences());
    }

    /**
     * Holds what the pipeline has processed now.
     *
     * @param ownBehind how many of its messages to itself wait: a pipeline that has stopped leaves its last ones
     */
    record Drained(GroupProgress inputs, long ownBehind) {}

    /** @throws UserError if the inputs are not processed in time: it says what is left */
    Drained await(Duration patience) {
        GroupProgress now = progress();
        GroupProgress first = now;
        long start = System.nanoTime();
        while (!now.behind(first.ends()).isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            pause();
            now = progress();
        }
        Map<String, Long> behind = now.behind(first.ends());
        long ownBehind = 0;
        for (String own : own()) {
            Long waiting = behind.remove(own);
            ownBehind += waiting == null ? 0 : waiting;
        }
        if (!behind.isEmpty()) {
            throw new UserError(notDrained(behind, patience));
        }
        return new Drained(now.without(own()), ownBehind);
    }

    /** Returns how far the pipeline has come in its inputs. */
    GroupProgress inputs() {
        return progress().without(own());
    }

    /** Something comes to these each second, whether events do or not. */
    private Set<String> own() {
        return Set.of(topics.control(), topics.differences());
    }

    private GroupProgress progress() {
        return GroupProgress.of(admin, topics.applicationId(), names);
    }

    static String notDrained(Map<String, Long> behind, Duration patience) {
        String left = behind.entrySet().stream()
                .map(topic -> topic.getValue() + " of " + topic.getKey())
                .collect(Collectors.joining(", "));
        return "nothing was compared: after " + patience.toSeconds()
                + " s the pipeline has still not processed records that were there when verify began: " + left
                + "; run verify again when the pipeline has processed them, or let it wait longer with --wait";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while waiting for the pipeline", e);
        }
    }
}
