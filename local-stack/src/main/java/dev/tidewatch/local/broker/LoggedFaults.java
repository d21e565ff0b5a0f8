package dev.tidewatch.local.broker;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the broker's faults with a log line and an exception, where Kafka's own handlers would end the process. */
final class LoggedFaults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedFaults.class);

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            LOG.error("The embedded broker failed while {}: {}", name, message, cause);
            action.run();
            return new FaultHandlerException(name + ": " + message, cause);
        };
    }
}
