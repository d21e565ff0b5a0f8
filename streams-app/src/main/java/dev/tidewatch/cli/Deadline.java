package dev.tidewatch.cli;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process where it does not end by itself: a thread may wait in native code for a disk that is full, and no
 * interrupt reaches it. The open transaction is repeated by the next start, as after a kill.
 */
final class Deadline {

    /** The command was told to stop, and did not end in time. */
    static final int LATE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private Deadline() {}

    /**
     * Holds from now on, whatever else ends the process before.
     *
     * @param exitCode of a process that it ends
     */
    static void in(Duration time, int exitCode) {
        Thread thread = new Thread(() -> end(time, exitCode), "deadline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Duration time, int exitCode) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        LOG.warn(
                "The process ends without closing what does not close within {} s; the next start repeats what was not"
                        + " committed, and nothing is lost or published twice",
                time.toSeconds());
        Runtime.getRuntime().halt(exitCode);
    }
}
