package dev.tidewatch.local.broker;

import dev.tidewatch.local.machine.LocalStackException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's storage, given a cluster id once in its life. */
final class BrokerStorage {
    private BrokerStorage() {}

    static void formatIfNew(Path logDirectory) {
        if (Files.exists(logDirectory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(ListenerSockets.CONTROLLER)
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setDirectories(List.of(logDirectory.toString()))
                    .run();
        } catch (Exception e) {
            throw new LocalStackException(
                    "Cannot prepare " + logDirectory + " for the embedded broker (" + e.getMessage()
                            + "): make room or make it writable, or choose another data directory.",
                    e);
        }
    }
}
