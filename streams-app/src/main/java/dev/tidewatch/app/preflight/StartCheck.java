package dev.tidewatch.app.preflight;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.keys.Changeability;
import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.domain.profile.SettingChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Refuses a start after which figures would be wrong; each message says what is amiss and the way out. Reads nothing itself. */
final class StartCheck {

    static final String ANEW =
            "process all input anew under another tidewatch.application.id and tidewatch.topic.prefix";

    private static final String CHANGELOG = "-changelog";

    private final Found found;
    private final Wanted wanted;
    private final String application;

    StartCheck(Found found, Wanted wanted) {
        this.found = found;
        this.wanted = wanted;
        this.application = "application " + wanted.application();
    }

    /**
     * The settings that are others from now on.
     *
     * @throws UserError saying why it must not start, and what to do
     */
    List<SettingChange> changes() {
        List<SettingChange> changes = found.origin()
                .map(origin -> SettingChange.between(origin.settings(), wanted.settings(), wanted.defaults()))
                .orElse(List.of());
        refuse(changes);
        if (hasState()) {
            refuseLostOrigin();
            refuseLostTopics();
            refuseLostOffsets();
        } else {
            refuseLostState();
            refuseOtherResults();
        }
        refuseHoles();
        return changes;
    }

    /** The outputs that were deleted and made again, or deleted: what was published before is not in them. */
    Set<String> replacedOutputs() {
        Set<String> replaced = new TreeSet<>(replaced());
        replaced.removeIf(topic -> !wanted.isOutput(topic));
        return replaced;
    }

    private void refuse(List<SettingChange> changes) {
        List<SettingChange> fixed = changes.stream()
                .filter(change -> Keys.changes(change.key()) == Changeability.FIXED)
                .toList();
        if (!fixed.isEmpty()) {
            throw new UserError("what " + application + " published was computed with other settings: "
                    + SettingChange.sentence(fixed) + "; set it back, or " + ANEW);
        }
    }

    /** The origin is written before there is any state. */
    private void refuseLostOrigin() {
        if (found.origin().isEmpty()) {
            throw new UserError(OriginTopic.name(wanted.application()) + " is gone, but the changelogs of "
                    + application
                    + " are there: with which settings and topics it made its state is not known any more; " + ANEW);
        }
    }

    private void refuseLostTopics() {
        for (String topic : replaced()) {
            if (isChangelog(topic)) {
                throw new UserError(topic + " was deleted since " + application
                        + " began: the state that it held is lost, and what comes next would be computed without it; "
                        + ANEW);
            }
            if (!wanted.isOutput(topic)) {
                String again = found.topics().containsKey(topic) ? " and made again" : "";
                throw new UserError(topic + " was deleted" + again + " since " + application
                        + " began: its state has what the old one held, but its place in the new one is unknown; "
                        + ANEW);
            }
        }
    }

    private void refuseLostOffsets() {
        Set<String> missing = found.offsets().missing(this::isKnown);
        if (!missing.isEmpty()) {
            throw new UserError("the consumer group of " + application + " has no offset for "
                    + String.join(", ", missing)
                    + ", but its state has what was read there: it would be read a second time. Offsets expire when no instance"
                    + " runs for longer than the brokers' offsets.retention.minutes; " + ANEW);
        }
    }

    /** An input that a newer version was the first to read is not: the state has nothing of it. */
    private boolean isKnown(String topic) {
        return found.origin().map(origin -> origin.topics().containsKey(topic)).orElse(true);
    }

    private void refuseLostState() {
        if (found.offsets().hasRead()) {
            throw new UserError("the changelogs of " + application
                    + " are gone, but its consumer group has read its input: what"
                    + " it knew of each customer is lost, and what comes next would be computed without it; " + ANEW);
        }
    }

    private void refuseOtherResults() {
        if (!found.written().isEmpty()) {
            throw new UserError(
                    String.join(", ", new TreeSet<>(found.written())) + " already hold results, but " + application
                            + " has no state: all results would be published a second time. Set tidewatch.application.id to the one that"
                            + " wrote them, or choose another tidewatch.topic.prefix, or delete these topics and create them with"
                            + " 'tidewatch topics --create'");
        }
    }

    private void refuseHoles() {
        Offsets offsets = found.offsets();
        for (Map.Entry<TopicPartition, Long> read : sorted(offsets.committed())) {
            TopicPartition partition = read.getKey();
            long next = read.getValue();
            long start = offsets.starts().getOrDefault(partition, 0L);
            if (next < start) {
                throw new UserError("the records from offset " + next + " to " + (start - 1) + " of " + partition
                        + " were deleted before " + application + " read them; " + wayOutOfHole(partition, start));
            }
            if (next > offsets.ends().getOrDefault(partition, next)) {
                throw new UserError(
                        partition + " ends at offset " + offsets.ends().get(partition) + ", but " + application
                                + " has read up to " + next + ": the topic lost records, or was made again; " + ANEW);
            }
        }
    }

    private String wayOutOfHole(TopicPartition partition, long start) {
        if (partition.topic().equals(wanted.topics().differences())) {
            return "the figures would lack them for ever: " + ANEW;
        }
        return "to go on without them, which leaves a hole in the figures, set the group's offset while no instance runs:"
                + " kafka-consumer-groups --bootstrap-server ADDRESS --group " + wanted.application() + " --topic "
                + partition.topic() + ":" + partition.partition() + " --reset-offsets --to-offset " + start
                + " --execute. Otherwise " + ANEW + ", from a source that still has them";
    }

    private boolean hasState() {
        return found.topics().keySet().stream().anyMatch(StartCheck::isChangelog)
                || found.origin().stream()
                        .flatMap(origin -> origin.topics().keySet().stream())
                        .anyMatch(StartCheck::isChangelog);
    }

    /** Topics known by an id that they no longer have. */
    private Set<String> replaced() {
        Set<String> replaced = new TreeSet<>();
        Map<String, String> known = found.origin().map(Origin::topics).orElse(Map.of());
        known.forEach((topic, id) -> {
            boolean ofToday = !isChangelog(topic) || wanted.changelogs().contains(topic);
            if (ofToday && !id.equals(found.topics().get(topic))) {
                replaced.add(topic);
            }
        });
        return replaced;
    }

    private static boolean isChangelog(String topic) {
        return topic.endsWith(CHANGELOG);
    }

    private static List<Map.Entry<TopicPartition, Long>> sorted(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .sorted(Comparator.comparing(offset -> offset.getKey().toString()))
                .toList();
    }
}
