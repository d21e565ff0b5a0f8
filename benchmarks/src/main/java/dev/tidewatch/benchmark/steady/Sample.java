package dev.tidewatch.benchmark.steady;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Says what was done and used by an instant.
 *
 * @param seconds since the job began
 * @param events that the job had committed
 * @param job CPU time of the job's process
 * @param broker CPU time of this process, which holds the broker
 * @param written bytes that both have written to disk
 */
record Sample(double seconds, long events, Duration job, Duration broker, long written) {

    static Sample now(long startNanos, long events, long pid) throws IOException {
        return new Sample(
                (System.nanoTime() - startNanos) / 1e9,
                events,
                cpu(ProcessHandle.of(pid).orElseThrow()),
                cpu(ProcessHandle.current()),
                written(Long.toString(pid)) + written("self"));
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long written(String pid) throws IOException {
        return number(Path.of("/proc", pid, "io"), "write_bytes:");
    }

    /** The most that was resident at a time. */
    static long peakKib(long pid) throws IOException {
        return number(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:");
    }

    private static long number(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
