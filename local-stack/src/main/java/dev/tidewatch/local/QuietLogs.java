package dev.tidewatch.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.tidewatch.local.machine.LocalStackException;
import org.slf4j.LoggerFactory;

/** Keeps from the log what a lone broker in this process always warns of, for commands that bring one. */
public final class QuietLogs {

    private QuietLogs() {}

    /** On top of what is configured. */
    public static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            try {
                configurator.doConfigure(QuietLogs.class.getResource("logback-quiet-kafka.xml"));
            } catch (JoranException e) {
                throw new LocalStackException("the log settings cannot be read", e);
            }
        }
    }
}
