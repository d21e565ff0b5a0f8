package dev.tidewatch.it;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pipeline in a process of its own; it stops in good order when its standard input ends. */
public final class PipelineProcess {

    /** What moves the clock, among the settings of Kafka Streams; events do where it is missing. */
    public static final String CLOCK = "it.clock";

    private static final int BOOTSTRAP_SERVERS = 0;
    private static final int SCHEMA_REGISTRY_URL = 1;
    private static final int NAME = 2;
    private static final int STREAMS = 3;

    /** Begins the lines that say, at the end, how many records of each store were read back. */
    public static final String RESTORED = "restored ";

    private PipelineProcess() {}

    /**
     * The topics of an application.
     *
     * @param name of the application, and before every topic
     */
    public static Topics topics(String name) {
        return new Topics(name + ".", name);
    }

    /**
     * Another life of the pipeline.
     *
     * @param streams settings of Kafka Streams
     * @param log where its output goes, behind that of earlier ones
     */
    public static Process start(LocalStack stack, String name, Map<String, String> streams, Path log)
            throws IOException {
        List<String> command = JavaCommand.of(
                PipelineProcess.class.getName(), stack.bootstrapServers(), stack.schemaRegistryUrl(), name);
        streams.forEach((key, value) -> command.add(key + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> streams = new HashMap<>();
        for (String setting : List.of(arguments).subList(STREAMS, arguments.length)) {
            int equals = setting.indexOf('=');
            streams.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String mode = streams.remove(CLOCK);
        ClockMode clock = mode == null ? ClockMode.EVENT : ClockMode.valueOf(mode);
        try (Cluster cluster = new Cluster(arguments[BOOTSTRAP_SERVERS], arguments[SCHEMA_REGISTRY_URL]);
                RunningPipeline running = cluster.start(topics(arguments[NAME]), clock, streams)) {
            System.in.transferTo(OutputStream.nullOutputStream());
            running.restore()
                    .stores()
                    .forEach((store, back) -> System.out.println(RESTORED + store + " " + back.restored()));
            if (running.failure() != null) {
                throw new IllegalStateException("the pipeline failed", running.failure());
            }
        }
    }
}
