package dev.tidewatch.app;

import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Checks what a cluster must have before anything is written to it or read from it; whatever is amiss says what to do. */
public final class ClusterSetup {

    private static final int PATIENCE_MS = 10_000;

    private final Admin admin;
    private final TopicSetup topics;
    private final SchemaSetup schemas;

    public ClusterSetup(Admin admin, SchemaRegistryClient registry, Topics topics) {
        this.admin = admin;
        this.topics = new TopicSetup(admin, topics);
        this.schemas = new SchemaSetup(registry, topics);
    }

    /**
     * Returns when a broker has answered.
     *
     * @throws UserError if none does within 10 seconds, sooner than the client itself gives up
     */
    public static void reach(Admin admin) {
        DescribeClusterOptions soon = new DescribeClusterOptions().timeoutMs(PATIENCE_MS);
        KafkaResult.of(admin.describeCluster(soon).nodes(), "reach the cluster");
    }

    /**
     * The partition count of the inputs, if every topic and every schema is there.
     *
     * @throws UserError naming what is not
     */
    public int check() {
        reach(admin);
        int partitions = topics.coPartitions();
        schemas.check();
        return partitions;
    }
}
