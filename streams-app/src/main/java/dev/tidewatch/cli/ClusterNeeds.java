package dev.tidewatch.cli;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ClusterSetup;
import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.preflight.Preflight;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.plan.Plan;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what a pipeline needs of its cluster before it starts, topics and schemas, and makes the topology over them.
 *
 * @param create whether those that do not exist are made first
 */
record ClusterNeeds(Settings settings, boolean create) {

    // The log names the command, which operators know.
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    /** Returns the partition count of the inputs; creates the topics first where that is asked for. */
    int topics() {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            ClusterSetup.reach(admin);
            TopicSetup topics = new TopicSetup(admin, settings.topics());
            if (!topics.missing().isEmpty()) {
                refuse();
            }
            if (create) {
                List<String> created = topics.create(settings.topicLayout());
                if (!created.isEmpty()) {
                    LOG.info("Created {}", String.join(", ", created));
                }
            }
            return topics.coPartitions();
        }
    }

    /** Refuses a wrong setting before topics are made, or somebody is told to make them: a wrong prefix must not leave topics behind. */
    private void refuse() {
        int partitions = settings.topicLayout().partitions();
        try (SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry())) {
            new Preflight(settings, topology(partitions, registry), partitions, Version.number()).refuse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the schemas; registers them first where that is asked for. */
    void schemas(SchemaRegistryClient registry) {
        SchemaSetup schemas = new SchemaSetup(registry, settings.topics());
        if (create) {
            schemas.register();
        }
        schemas.check();
    }

    /** Returns the topology over so many partitions of the inputs. */
    Topology topology(int partitions, SchemaRegistryClient registry) {
        Plan plan = new Plan(
                settings.topics(),
                partitions,
                settings.policy(),
                settings.get(PipelineKeys.CLOCK),
                settings.rowLimits(),
                settings.get(PipelineKeys.INPUT_MAX_BYTES));
        // The preflight writes down where to read from: what is missing then is lost.
        return new Pipeline(plan, registry, settings.schemaRegistry(), AutoOffsetReset.none()).topology();
    }

    /** Warns of topics that forget. The start does not wait for it, because it is no reason not to start. */
    void warnOfRetention() {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            new TopicSetup(admin, settings.topics()).warnOfRetention();
        } catch (UserError e) {
            LOG.warn("It is not known which topics forget: {}", e.getMessage());
        }
    }
}
