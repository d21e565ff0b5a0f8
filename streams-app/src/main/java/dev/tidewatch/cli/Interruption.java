package dev.tidewatch.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM interrupt the command, which then closes what it opened, before the process ends; with the command's
 * exit code, not the signal's.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Thread command = Thread.currentThread();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode;

    private Interruption() {}

    /** Installs one for the command that runs on this thread. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /** The command has closed everything itself. */
    void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    private void interrupt() {
        if (finished.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
