package dev.tidewatch.app.preflight;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.LastingSettings;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.profile.SettingChange;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last check before the topology starts. It also writes down where a new application begins to read, so that Kafka Streams never
 * has to choose a place by itself, and with which settings and topics.
 */
public final class Preflight implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LOOK_S = 3;
    private static final long LAST_MOMENT_MS = 2_000;
    private static final String PARTITIONS = "the number of input partitions";

    private final Settings settings;
    private final Wanted wanted;
    private @Nullable Thread writing;

    /** @param partitions of each topic of events */
    public Preflight(Settings settings, Topology topology, int partitions, String version) {
        this.settings = settings;
        Map<String, String> now = new HashMap<>(LastingSettings.of(settings));
        now.put(PARTITIONS, Integer.toString(partitions));
        Map<String, String> defaults = new HashMap<>(LastingSettings.defaults());
        defaults.put(PARTITIONS, Integer.toString(partitions));
        this.wanted =
                new Wanted(settings.topics(), version, now, defaults, changelogs(topology, settings.applicationId()));
    }

    /**
     * Refuses what {@link #check} would, and writes nothing. Topics may be missing, and with them how many partitions there are.
     *
     * @throws UserError saying why it must not start, and what to do
     */
    public void refuse() {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            ClusterReader cluster = reader(admin);
            Set<String> existing = cluster.existing();
            Optional<Origin> origin = new OriginTopic(admin, settings.kafka(), wanted.application()).newest(existing);
            new StartCheck(cluster.read(origin, existing), wanted.without(PARTITIONS)).changes();
        }
    }

    /**
     * Returns when the topology may start.
     *
     * @return what tells this life of the application from one that was deleted: the id of the topic in which its origins are
     * @throws UserError saying why it must not, and what to do
     */
    public String check() {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            ClusterReader cluster = reader(admin);
            OriginTopic origins = new OriginTopic(admin, settings.kafka(), wanted.application());
            Set<String> existing = cluster.existing();
            Found found = cluster.read(origins.newest(existing), existing);
            StartCheck check = new StartCheck(found, wanted);
            List<SettingChange> changes = check.changes();
            RecordRoom.check(cluster.largestRecords(existing));
            begin(cluster, found.offsets().beginnings());
            origins.create(existing, settings.topicLayout().replicationFactor());
            write(origins, found);
            changes.forEach(change -> LOG.warn("From now on {}; what was published before stays as it was", change));
            check.replacedOutputs()
                    .forEach(topic ->
                            LOG.warn("{} was deleted and made again: what was published before is not in it", topic));
            return origins.id();
        }
    }

    /**
     * Writes down which changelogs hold the state, once they are there; to be called when the topology is RUNNING. It does so on a
     * thread of its own, because brokers that are away would hold up who calls.
     */
    public void running() {
        if (writing == null) {
            writing = new Thread(this::writeDown, "preflight");
            writing.setDaemon(true);
            writing.start();
        }
    }

    /** Gives what is being written down a moment to arrive. */
    @Override
    public void close() {
        if (writing != null) {
            try {
                writing.join(LAST_MOMENT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeDown() {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            ClusterReader cluster = reader(admin);
            OriginTopic origins = new OriginTopic(admin, settings.kafka(), wanted.application());
            Set<String> existing = cluster.existing();
            write(origins, cluster.read(origins.newest(existing), existing));
        } catch (UserError | KafkaException e) {
            LOG.warn("It is not written down which topics hold the state: {}; the next start does", e.getMessage());
        }
    }

    private void write(OriginTopic origins, Found found) {
        Origin now = new Origin(wanted.version(), wanted.settings(), found.topics());
        if (!found.origin().equals(Optional.of(now))) {
            origins.append(now);
        }
    }

    /**
     * Another new instance may have done it a moment ago, and be at work already. A group takes offsets from outside only when it has
     * no members, and the members of an earlier version leave when their sessions end.
     */
    private void begin(ClusterReader cluster, Map<TopicPartition, Long> beginnings) {
        long start = System.nanoTime();
        while (!cluster.committed().keySet().containsAll(beginnings.keySet())) {
            try {
                cluster.begin(beginnings);
            } catch (UserError e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new UserError(
                            e.getMessage() + "; stop all instances of " + wanted.application() + ", and start again",
                            e);
                }
                LOG.info("Waits until the sessions of earlier instances have ended");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(LOOK_S);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while sessions of earlier instances ended", e);
        }
    }

    private ClusterReader reader(Admin admin) {
        return new ClusterReader(admin, settings.kafka(), wanted.topics(), wanted.changelogs());
    }

    private static Set<String> changelogs(Topology topology, String applicationId) {
        Set<String> changelogs = new HashSet<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    processor.stores().forEach(store -> changelogs.add(applicationId + "-" + store + "-changelog"));
                }
            }
        }
        return changelogs;
    }
}
