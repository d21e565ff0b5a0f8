package dev.tidewatch.app.notify.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the file says.
 *
 * @param settings the properties file that says where the cluster is; null where the environment does
 * @param group the consumer group of a destination is this, a hyphen and the destination's name
 * @param days those of the destinations that are sent the digest of each day
 */
public record NotifyPlan(
        @Nullable Path settings, String group, List<Destination> destinations, List<DayDestination> days) {

    /** Returns those that are told of alerts. */
    public List<Destination> told() {
        return destinations.stream()
                .filter(destination -> !destination.routes().isEmpty())
                .toList();
    }

    /** Names the attributes of customers that routes ask for. */
    public Set<String> attributes() {
        return destinations.stream()
                .flatMap(destination -> destination.routes().stream())
                .flatMap(route -> route.attributes().keySet().stream())
                .collect(Collectors.toSet());
    }
}
