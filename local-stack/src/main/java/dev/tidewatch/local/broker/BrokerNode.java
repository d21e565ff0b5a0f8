package dev.tidewatch.local.broker;

import dev.tidewatch.local.machine.LocalStackException;
import dev.tidewatch.local.machine.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller and the broker of a one-node cluster.
 *
 * <p>Wired as {@link KafkaRaftServer} wires them, except that the sockets are bound beforehand and that a fault is an
 * exception instead of the end of the process.
 */
final class BrokerNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerNode.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private BrokerNode(KafkaConfig config, ListenerSockets sockets) {
        var storage = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var quorum = config.quorumConfig();
        var shared = new SharedServer(
                config,
                storage._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, storage._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                new LoggedFaults(),
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
        this.broker = new BrokerServer(shared);
    }

    /** Returns when the broker is registered with its controller and accepts requests. */
    static BrokerNode start(Path logDirectory, ListenerSockets sockets) {
        BrokerStorage.formatIfNew(logDirectory);
        var resources = new Resources();
        try {
            var node =
                    resources.add(new BrokerNode(new KafkaConfig(BrokerSettings.of(logDirectory, sockets)), sockets));
            node.controller.startup();
            node.broker.startup();
            return node;
        } catch (Exception e) {
            throw resources.closeAfter(new LocalStackException(
                    "The embedded broker did not start on " + logDirectory + " (" + e.getMessage()
                            + "): if the directory is damaged, remove it or choose another one.",
                    e));
        }
    }

    /** The broker first: it says goodbye to the controller. */
    @Override
    public void close() {
        broker.shutdown(SHUTDOWN_PATIENCE);
        broker.awaitShutdown();
        controller.shutdown();
        controller.awaitShutdown();
    }
}
