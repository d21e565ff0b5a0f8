package dev.tidewatch.app.api.events;

import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.MovementKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a stream is about.
 *
 * @param start what the key of a metrics event must begin with
 * @param window what its second part must be; null for any
 * @param customer whose movements, alerts and health; null for everyone's
 * @param kinds of movements and alerts; empty for all
 * @param severities of alerts; empty for all
 */
record Wanted(
        Set<String> topics,
        String start,
        @Nullable String window,
        @Nullable String customer,
        Set<String> kinds,
        Set<String> severities) {

    static final String STATUS = "status";
    static final String[] PARAMETERS = {"topics", "segment", "window", "customer", "kind", "severity"};

    private static final Set<String> TOPICS = new TreeSet<>(List.of(
            ViewEvent.METRICS, ViewEvent.COHORT, ViewEvent.MOVEMENT, ViewEvent.ALERT, ViewEvent.HEALTH, STATUS));

    private static final Set<String> KINDS = names(MovementKind.values(), AlertKind.values());
    private static final Set<String> SEVERITIES = names(AlertSeverity.values());

    /**
     * As a request asks for it.
     *
     * @param segment that it names, or all
     * @throws Refusal of what there is not
     */
    static Wanted of(Query query, Segment segment) {
        Set<String> topics = some(query, "topics", TOPICS);
        return new Wanted(
                topics.isEmpty() ? TOPICS : topics,
                query.text("segment") == null ? "" : segment.key() + "|",
                query.text("window") == null ? null : query.window().name(),
                query.text("customer"),
                some(query, "kind", KINDS),
                some(query, "severity", SEVERITIES));
    }

    boolean hasStatus() {
        return topics.contains(STATUS);
    }

    boolean has(ViewEvent event) {
        return topics.contains(event.name())
                && switch (event.name()) {
                    case ViewEvent.METRICS ->
                        event.key().startsWith(start)
                                && (window == null || event.key().contains("|" + window + "|"));
                    case ViewEvent.MOVEMENT -> isOfCustomer(event) && isOfKind(event);
                    case ViewEvent.ALERT -> isOfCustomer(event) && isOfKind(event) && isOfSeverity(event);
                    case ViewEvent.HEALTH -> isOfCustomer(event);
                    default -> true;
                };
    }

    private boolean isOfCustomer(ViewEvent event) {
        return customer == null || event.key().equals(customer);
    }

    private boolean isOfKind(ViewEvent event) {
        return kinds.isEmpty() || kinds.contains(event.about().kind());
    }

    private boolean isOfSeverity(ViewEvent event) {
        return severities.isEmpty() || severities.contains(event.about().severity());
    }

    /** Empty if nothing is given. */
    private static Set<String> some(Query query, String name, Set<String> known) {
        String text = query.text(name);
        if (text == null) {
            return Set.of();
        }
        Set<String> some = new TreeSet<>();
        for (String one : text.split(",", -1)) {
            some.add(known.contains(one) ? one : one.toUpperCase(Locale.ROOT));
        }
        if (!known.containsAll(some)) {
            throw Refusal.badRequest(name + " is '" + text + "'; it must be some of " + String.join(",", known));
        }
        return some;
    }

    private static Set<String> names(Enum<?>[]... types) {
        Set<String> names = new TreeSet<>();
        Stream.of(types).flatMap(Arrays::stream).forEach(value -> names.add(value.name()));
        return names;
    }
}
