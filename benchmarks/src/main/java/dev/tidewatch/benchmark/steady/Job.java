package dev.tidewatch.benchmark.steady;

import dev.tidewatch.benchmark.RunningTidewatch;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Works off the events, in a process of its own. */
enum Job {
    TIDEWATCH,
    /** A bare Kafka Streams job that copies each event. */
    COPY,
    /** The same, with a RocksDB store that is read and written for each event. */
    STORE;

    /** A process that {@link #close} ends in good order. */
    interface Running extends AutoCloseable {
        long pid();

        @Override
        void close();
    }

    Running start(LocalStack stack, String group, Path directory, Map<String, String> settings) throws IOException {
        return this == TIDEWATCH ? tidewatch(stack, directory, settings) : control(stack, group, directory);
    }

    private static Running tidewatch(LocalStack stack, Path directory, Map<String, String> settings)
            throws IOException {
        RunningTidewatch tidewatch = RunningTidewatch.start(stack, directory, settings);
        return new Running() {
            @Override
            public long pid() {
                return tidewatch.pid();
            }

            @Override
            public void close() {
                tidewatch.close();
            }
        };
    }

    private Running control(LocalStack stack, String group, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Control.class.getName(),
                "--group=" + group,
                "--bootstrap=" + stack.bootstrapServers(),
                "--directory=" + directory.resolve("state")));
        if (this == STORE) {
            command.add("--store");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("control.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Running() {
            @Override
            public long pid() {
                return process.pid();
            }

            @Override
            public void close() {
                process.destroy();
                process.onExit().join();
            }
        };
    }
}
