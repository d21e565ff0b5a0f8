package dev.tidewatch.cli;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch topics}. */
@Command(
        name = "topics",
        description = "Check the topics of a cluster: all there, and those of events with one partition count.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

    @Option(names = "--create", description = "Create those that do not exist.")
    private boolean create;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() {
        Settings settings = context.settings();
        PrintWriter out = context.out();
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            TopicSetup setup = new TopicSetup(admin, settings.topics());
            if (create) {
                setup.create(settings.topicLayout()).forEach(topic -> out.println("created " + topic));
            }
            int partitions = setup.coPartitions();
            setup.partitions().forEach((topic, count) -> out.printf("%-40s %d partitions%n", topic, count));
            out.println("all topics exist; those of events share " + partitions + " partitions");
        }
        return 0;
    }
}
