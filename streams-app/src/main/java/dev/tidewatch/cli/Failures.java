package dev.tidewatch.cli;

import dev.tidewatch.app.UserError;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A person gets a sentence; only what nobody foresaw is logged with its stack trace. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        String name = commandLine.getCommandSpec().qualifiedName();
        if (failure instanceof UserError) {
            commandLine.getErr().println(name + ": " + failure.getMessage());
        } else if (failure instanceof InterruptedException || failure instanceof InterruptException) {
            commandLine.getErr().println(name + ": interrupted");
        } else {
            commandLine.getErr().println(name + ": " + failure);
            LOG.error("{} failed", name, failure);
        }
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
