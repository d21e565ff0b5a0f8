package dev.tidewatch.cli;

import java.time.Duration;

/** SIGINT and SIGTERM interrupt the command, which then closes what it opened, before the process ends. */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Thread command = Thread.currentThread();
    private volatile boolean finished;

    private Interruption() {}

    /** For the command that runs on this thread. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /** The command has closed everything itself. */
    void finished() {
        finished = true;
    }

    private void interrupt() {
        if (finished) {
            return;
        }
        command.interrupt();
        try {
            command.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
