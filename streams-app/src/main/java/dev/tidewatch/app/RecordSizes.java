package dev.tidewatch.app;

import dev.tidewatch.stream.names.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Checks at the start that the producer and the changelogs take the largest record that the pipeline may write. */
final class RecordSizes {

    private static final List<String> LIMITS = List.of(
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));

    private RecordSizes() {}

    /**
     * Returns the same settings.
     *
     * @throws UserError if by them a record would be refused that the pipeline may write
     */
    static Properties checked(Properties config) {
        for (String limit : LIMITS) {
            Object bytes = ConfigDef.parseType(limit, config.get(limit), ConfigDef.Type.INT);
            if (bytes instanceof Integer given && given < Topics.LARGEST_RECORD) {
                throw new UserError("streams." + limit + " is " + given + "; it must be at least "
                        + Topics.LARGEST_RECORD
                        + ": below, the pipeline would stop at a record that it has to write. Leave it out");
            }
        }
        return config;
    }
}
