package dev.tidewatch.it;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * One Kafka broker and one schema registry in containers, both answering once {@link #start} returns. The registry
 * keeps its schemas in memory and refuses a schema that cannot read the data of its predecessor.
 */
public final class ContainerStack implements AutoCloseable {

    private static final String KAFKA_IMAGE = "apache/kafka:4.4.0";
    private static final String REGISTRY_IMAGE = "apicurio/apicurio-registry:3.3.3";
    private static final int REGISTRY_PORT = 8080;
    private static final String REGISTRY_PATH = "/apis/ccompat/v7";
    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(2);

    private final KafkaContainer kafka;
    private final GenericContainer<?> registry;

    private ContainerStack() {
        // By age, the broker would delete billing events that carry times from years back.
        kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                .withEnv("KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m")
                .withEnv("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .withLabels(runLabel())
                .waitingFor(Wait.forLogMessage(".*Transitioning from RECOVERY to RUNNING.*", 1)
                        .withStartupTimeout(STARTUP_LIMIT));
        registry = new GenericContainer<>(REGISTRY_IMAGE)
                .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "BACKWARD")
                .withExposedPorts(REGISTRY_PORT)
                .withLabels(runLabel())
                .waitingFor(Wait.forHttp(REGISTRY_PATH + "/subjects")
                        .forPort(REGISTRY_PORT)
                        .forStatusCode(200)
                        .withStartupTimeout(STARTUP_LIMIT));
    }

    /** A new stack, ready for clients; throws where a container does not come up within two minutes. */
    public static ContainerStack start() {
        ContainerStack stack = new ContainerStack();
        try {
            Startables.deepStart(stack.kafka, stack.registry).join();
            return stack;
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    /** {@code host:port}, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    /** The base of Confluent's API, for {@code schema.registry.url}. */
    public String schemaRegistryUrl() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + REGISTRY_PATH;
    }

    @Override
    public void close() {
        registry.stop();
        kafka.stop();
    }

    /** Lets {@code .ci/run} find what a killed test left behind, and nothing else. */
    private static Map<String, String> runLabel() {
        return Optional.ofNullable(System.getenv("TEST_RUN"))
                .map(run -> Map.of("dev.tidewatch.run", run))
                .orElse(Map.of());
    }
}
