package dev.tidewatch.app.serve;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * One running copy of the pipeline: who it is in the group and where its state lies, both the same after a restart, so that
 * it takes up what it left instead of being missed first and restored from the changelogs then.
 */
public record Instance(String id, Path stateDirectory) {

    /** Under the home directory where {@code streams.state.dir} says nothing; Streams' own default is lost at a reboot. */
    private static final Path DEFAULT_STATE = Path.of(".local", "state", "tidewatch");

    /**
     * By the settings; creates the state directory.
     *
     * @throws UserError if it cannot be written
     */
    public static Instance of(Settings settings) {
        Object directory = settings.streams().get(StreamsConfig.STATE_DIR_CONFIG);
        Path state = directory == null
                ? Path.of(System.getProperty("user.home")).resolve(DEFAULT_STATE)
                : Path.of(directory.toString());
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            throw new UserError(unwritable(state), e);
        }
        if (!Files.isWritable(state)) {
            throw new UserError(unwritable(state));
        }
        return new Instance(settings.instanceName(), state);
    }

    /** Settings of Kafka Streams; those given win. */
    public Map<String, Object> streams(Map<String, ?> given) {
        Map<String, Object> streams = new HashMap<>();
        streams.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id);
        streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        streams.putAll(given);
        return streams;
    }

    private static String unwritable(Path state) {
        return "the state directory " + state + " cannot be written; set streams.state.dir to one that can";
    }
}
