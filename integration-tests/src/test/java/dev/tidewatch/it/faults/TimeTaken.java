package dev.tidewatch.it.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes a time as a line of JSON where {@code -Dtimes.file} says, for benchmarks/recovery.sh; no test depends on it. */
final class TimeTaken {

    private final String what;
    private final double loadBefore = load();
    private final long start = System.nanoTime();

    private TimeTaken(String what) {
        this.what = what;
    }

    /** From now on. */
    static TimeTaken until(String what) {
        return new TimeTaken(what);
    }

    Duration end() throws IOException {
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        String file = System.getProperty("times.file");
        if (file != null) {
            String line = String.format(
                    Locale.ROOT,
                    "\"until\":\"%s\",\"seconds\":%.2f,\"loadBefore\":%.2f,\"loadAfter\":%.2f}",
                    what,
                    taken.toMillis() / 1e3,
                    loadBefore,
                    load());
            Files.write(Path.of(file), List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return taken;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
