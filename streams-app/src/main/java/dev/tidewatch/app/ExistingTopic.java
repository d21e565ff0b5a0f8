package dev.tidewatch.app;

import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.stream.names.Topics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Finds the topic of the cluster that a person means. */
public final class ExistingTopic {

    private ExistingTopic() {}

    /**
     * Its full name.
     *
     * @param name with or without the topic prefix
     * @throws UserError listing what there is
     */
    public static String named(String name, Admin admin, Topics topics) {
        ClusterSetup.reach(admin);
        Set<String> existing = KafkaResult.of(admin.listTopics().names(), "list the topics");
        return Stream.of(topics.prefix() + name, name)
                .filter(existing::contains)
                .findFirst()
                .orElseThrow(
                        () -> new UserError("the cluster has no topic " + name + suggestion(name, existing, topics)));
    }

    private static String suggestion(String name, Set<String> existing, Topics topics) {
        List<String> ours = Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .map(Topics.Public::name)
                .toList();
        if (ours.contains(topics.prefix() + name) || ours.contains(name)) {
            return "; create it with 'tidewatch topics --create'";
        }
        Set<String> known = new TreeSet<>();
        ours.stream()
                .filter(existing::contains)
                .map(full -> full.substring(topics.prefix().length()))
                .forEach(known::add);
        Set<String> all = new TreeSet<>(existing);
        all.addAll(known);
        return NearestName.of(name, all)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse(known.isEmpty() ? "" : "; it has " + String.join(", ", known));
    }
}
