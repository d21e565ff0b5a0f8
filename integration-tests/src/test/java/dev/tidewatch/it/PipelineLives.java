package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One pipeline that is started again each time its process has ended. Its state and its log outlive the processes. */
public final class PipelineLives {

    private static final long PATIENCE_SECONDS = Cluster.PATIENCE.toSeconds();

    private final LocalStack stack;
    private final String name;
    private final Path directory;

    /**
     * Names the pipeline.
     *
     * @param name of the application, and before every topic
     * @param directory where its state and its log are
     */
    public PipelineLives(LocalStack stack, String name, Path directory) {
        this.stack = stack;
        this.name = name;
        this.directory = directory;
    }

    /** Settings of Kafka Streams with which a life ends at the given number of records of a topic since its start. */
    public static Map<String, String> end(String topic, String at, int records) {
        return Map.of(
                "producer.interceptor.classes",
                HaltingInterceptor.class.getName(),
                "producer." + HaltingInterceptor.TOPIC,
                topic,
                "producer." + at,
                Integer.toString(records));
    }

    /**
     * Starts another life.
     *
     * @param streams settings of Kafka Streams, beside those that every life has
     */
    public Process start(Map<String, String> streams) throws IOException {
        Map<String, String> all = new HashMap<>(streams);
        all.put("state.dir", directory.resolve(name + "-state").toString());
        // The same member comes back: the group need not wait for a session to end.
        all.put("group.instance.id", name);
        return PipelineProcess.start(stack, name, all, log());
    }

    /** Runs a life until its producer halts it, as {@link #end} says among the settings. */
    public void runUntilHalted(Map<String, String> streams) throws Exception {
        Process process = start(streams);
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("halted within %s s at %s", PATIENCE_SECONDS, streams)
                    .isTrue();
            assertThat(process.exitValue()).as(said()).isEqualTo(HaltingInterceptor.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs the last life, which reads all that there is and closes in good order, and returns what all have logged. */
    public String runToTheEnd(Cluster cluster) throws Exception {
        return runUntil(() -> cluster.awaitEnd(topics()));
    }

    /**
     * Runs a life that closes in good order, and returns what all have logged.
     *
     * @param reached returns when it may close
     */
    public String runUntil(Runnable reached) throws Exception {
        Process process = start(Map.of());
        try {
            reached.run();
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            String said = said();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns what all lives have logged. */
    public String said() throws IOException {
        return Files.readString(log());
    }

    private Topics topics() {
        return PipelineProcess.topics(name);
    }

    private Path log() {
        return directory.resolve(name + ".log");
    }
}
