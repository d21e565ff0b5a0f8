package dev.tidewatch.app;

import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** Sets how long a task waits for records that it knows to be on the broker; the clock passes nothing unread only because it does. */
final class TaskIdle {

    private TaskIdle() {}

    /**
     * The same settings.
     *
     * @throws UserError if by them a task takes records before older ones that it has not fetched yet
     */
    static Properties checked(Properties config) {
        Object idleMs = config.get(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG);
        if (idleMs != null && idleMs.toString().strip().startsWith("-")) {
            throw new UserError("streams.max.task.idle.ms is " + idleMs
                    + "; it must be at least 0: below, the clock would pass events that are not read yet");
        }
        return config;
    }
}
