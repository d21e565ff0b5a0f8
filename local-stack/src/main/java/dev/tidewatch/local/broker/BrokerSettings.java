package dev.tidewatch.local.broker;

import static java.util.Map.entry;

import dev.tidewatch.local.machine.Loopback;
import java.nio.file.Path;
import java.util.Map;

/** The configuration of a single node that is its own cluster, holds history of any age and starts quickly. */
final class BrokerSettings {
    static final int NODE_ID = 1;

    private BrokerSettings() {}

    static Map<String, String> of(Path logDirectory, ListenerSockets sockets) {
        String brokerListener = listener(ListenerSockets.BROKER, sockets.brokerPort());
        String controllerListener = listener(ListenerSockets.CONTROLLER, sockets.controllerPort());
        return Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", String.valueOf(NODE_ID)),
                entry("log.dirs", logDirectory.toString()),
                entry("listeners", brokerListener + "," + controllerListener),
                entry("advertised.listeners", brokerListener),
                entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                entry("controller.listener.names", ListenerSockets.CONTROLLER),
                // A static voter: written anew at each start, so the ports may differ from the last one's.
                entry("controller.quorum.voters", NODE_ID + "@" + Loopback.HOST + ":" + sockets.controllerPort()),

                // One copy of everything.
                entry("default.replication.factor", "1"),
                entry("offsets.topic.replication.factor", "1"),
                entry("offsets.topic.num.partitions", "1"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.min.isr", "1"),
                entry("transaction.state.log.num.partitions", "2"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("share.coordinator.state.topic.min.isr", "1"),

                // After a kill, the controller waits for the dead broker's session to end before it lets the new one
                // in.
                entry("broker.session.timeout.ms", "4000"),
                entry("broker.heartbeat.interval.ms", "500"),

                // Topics exist because somebody created them.
                entry("auto.create.topics.enable", "false"),

                // Records are as old or as young as they say: no retention, no bounds, no segment rolled by event time.
                entry("log.retention.ms", "-1"),
                entry("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE)),
                entry("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)),
                entry("log.roll.ms", String.valueOf(Long.MAX_VALUE)),
                // The active segment is never compacted: small ones bound what a changelog takes.
                entry("log.segment.bytes", String.valueOf(64 << 20)),
                entry("transaction.state.log.segment.bytes", String.valueOf(4 << 20)),
                entry("offsets.topic.segment.bytes", String.valueOf(4 << 20)),
                // What was deleted leaves the disk within seconds.
                entry("log.retention.check.interval.ms", "10000"),
                entry("log.segment.delete.delay.ms", "1000"),
                entry("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE)),

                // A laptop's share of memory and threads.
                entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
                entry("log.index.size.max.bytes", String.valueOf(1 << 20)),
                entry("num.network.threads", "2"),
                entry("num.io.threads", "4"),
                entry("group.initial.rebalance.delay.ms", "0"));
    }

    private static String listener(String name, int port) {
        return name + "://" + Loopback.HOST + ":" + port;
    }
}
