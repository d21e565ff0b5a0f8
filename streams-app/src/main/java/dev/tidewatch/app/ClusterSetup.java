package dev.tidewatch.app;

import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a cluster must have before anything is written to it or read from it; whatever is amiss says what to do. */
public final class ClusterSetup {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSetup.class);
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

    /** Creates the topics that do not exist and registers the schemas that are not there. */
    public void create(TopicSetup.Layout layout) {
        reach(admin);
        List<String> created = topics.create(layout);
        if (!created.isEmpty()) {
            LOG.info("Created {}", String.join(", ", created));
        }
        schemas.register();
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

    /** Logs which topics forget; they may have been made so on purpose. */
    public void warnOfRetention() {
        topics.finite()
                .forEach((topic, limits) -> LOG.warn(
                        "{} forgets ({}): records keep the time of their event, and a broker deletes by it; set retention.ms=-1"
                                + " and retention.bytes=-1 to keep what reprocessing needs",
                        topic,
                        limits));
    }
}
