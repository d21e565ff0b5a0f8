package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.format.DurationText;
import dev.tidewatch.app.yaml.YamlFile;
import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.avro.json.NearestName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file of {@code notify}; docs/notify.md explains its names. */
public final class PlanFile {

    private static final String DEFAULT_GROUP = "tidewatch-notify";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** A consumer that does not come back within five minutes loses its partitions. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

    private static final String ROUTES = "a list of which alerts go where";
    private static final String DESTINATIONS = "a map of names to addresses";
    private static final URI NO_PAGE = URI.create("https://invalid");
    private static final String NAME = "[a-zA-Z0-9_-]{1,100}";

    private PlanFile() {}

    /**
     * Returns what the file says.
     *
     * @param variables of the environment, which the file may name as {@code ${NAME}}
     * @throws UserError listing every mistake: its line, what is wrong, what would be right
     */
    public static NotifyPlan read(Path path, Map<String, String> variables) {
        YamlFile file = YamlFile.at(path, variables);
        YamlMap root = file.root("settings", "group", "page", "destinations", "routes");
        Path settings = root.get("settings")
                .map(value -> path.resolveSibling(value.text()))
                .orElse(null);
        String group = root.get("group").map(value -> name(value, "")).orElse(DEFAULT_GROUP);
        List<YamlValue> listed =
                root.get("routes").map(value -> value.list(ROUTES)).orElse(List.of());
        List<Route> routes = listed.stream().map(RouteReader::read).toList();
        URI page = root.get("page").map(PlanFile::page).orElse(null);
        YamlMap named =
                root.need("destinations", DESTINATIONS).map(YamlValue::map).orElse(null);
        List<Destination> destinations = List.of();
        List<DayDestination> days = new ArrayList<>();
        if (named != null) {
            Targets targets = Targets.of(listed, named);
            destinations = destinations(named, page, routes, targets);
            for (Destination destination : destinations) {
                named.get(destination.name())
                        .flatMap(value -> destinationMap(value).get("yesterday"))
                        .map(PaceReader::yesterday)
                        .ifPresent(yesterday -> days.add(new DayDestination(destination, yesterday)));
            }
        }
        if (days.isEmpty() || days.size() < destinations.size()) {
            root.need("routes", ROUTES);
        }
        file.throwMistakes();
        return new NotifyPlan(settings, group, destinations, days);
    }

    private static List<Destination> destinations(
            YamlMap map, @Nullable URI page, List<Route> routes, Targets targets) {
        List<Destination> destinations = new ArrayList<>();
        for (String name : map.names()) {
            map.get(name).ifPresent(value -> {
                if (!name.matches(NAME)) {
                    value.wrong(name + " is no name of letters, digits, underscores and hyphens");
                }
                List<Route> own = routes.stream()
                        .filter(route -> route.to().contains(name))
                        .toList();
                destinations.add(destination(name, value, page, own));
                boolean isSentDays = destinationMap(value).get("yesterday").isPresent();
                if (own.isEmpty() && !isSentDays && !targets.mayMean(name)) {
                    value.map().wrong("no route goes to " + name);
                }
            });
        }
        return destinations;
    }

    private static Destination destination(String name, YamlValue value, @Nullable URI page, List<Route> routes) {
        YamlMap map = destinationMap(value);
        Address address = AddressReader.read(map);
        return new Destination(
                name,
                address,
                page,
                PaceReader.read(map, address),
                map.get("retry").map(PaceReader::retry).orElse(Retry.DEFAULT),
                map.get("timeout").map(PlanFile::timeout).orElse(DEFAULT_TIMEOUT),
                routes);
    }

    private static YamlMap destinationMap(YamlValue value) {
        return value.map(
                "webhook", "slack", "teams", "mail", "coalesce", "digest", "yesterday", "quiet", "retry", "timeout");
    }

    /** People open it in their browsers, so it may lie in a private network. */
    private static URI page(YamlValue value) {
        return value.as(
                "the address of the page, such as https://tidewatch.example.com",
                text -> {
                    URI page = URI.create(text);
                    boolean isWeb =
                            "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
                    if (!isWeb || page.getHost() == null || page.getQuery() != null || page.getFragment() != null) {
                        throw new IllegalArgumentException(text);
                    }
                    return page;
                },
                NO_PAGE);
    }

    private static Duration timeout(YamlValue value) {
        return value.as(
                "a duration above 0 and at most 2m, such as 10s",
                text -> {
                    Duration timeout = DurationText.parse(text);
                    if (timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return timeout;
                },
                DEFAULT_TIMEOUT);
    }

    private static String name(YamlValue value, String otherwise) {
        return value.as(
                "a name of letters, digits, underscores and hyphens",
                text -> {
                    if (!text.matches(NAME)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                otherwise);
    }

    /**
     * Holds where routes lead.
     *
     * @param whole false if a route does not say it
     * @param nearest names of destinations that were most likely meant by those that are none
     */
    private record Targets(boolean whole, Set<String> nearest) {

        /** A route to nowhere would lose alerts without a word. */
        static Targets of(List<YamlValue> routes, YamlMap destinations) {
            Set<String> names = destinations.some(DESTINATIONS);
            boolean whole = !routes.isEmpty();
            Set<String> nearest = new HashSet<>();
            for (YamlValue route : routes) {
                List<YamlValue> targets = RouteReader.targets(route);
                whole &= !targets.isEmpty();
                for (YamlValue target : targets) {
                    String name = target.text();
                    if (!names.isEmpty() && !destinations.mayHave(name)) {
                        Optional<String> near = NearestName.of(name, names);
                        near.ifPresent(nearest::add);
                        target.wrong("no destination is named " + name
                                + near.map(other -> "; did you mean " + other + "?")
                                        .orElse("; it may be one of " + String.join(", ", names)));
                    }
                }
            }
            return new Targets(whole, nearest);
        }

        /** True if a mistake in a route may be all that is wrong with a destination to which none leads. */
        boolean mayMean(String destination) {
            return !whole || nearest.contains(destination);
        }
    }
}
