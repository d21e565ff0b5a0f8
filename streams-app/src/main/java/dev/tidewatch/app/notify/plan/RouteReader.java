package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.settings.format.AmountText;
import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which alerts go to which destinations, and refuses a route that no alert could ever take. */
final class RouteReader {

    private static final String[] NAMES = {"to", "kinds", "states", "severity", "mrr", "owner", "attributes"};
    private static final String TARGETS = "names of destinations";

    /** There is no GOAL yet. */
    private static final List<AlertKind> KINDS = List.of(AlertKind.AT_RISK, AlertKind.WIN_BACK, AlertKind.UPSELL);

    /** PENDING is never published. */
    private static final List<AlertState> STATES = List.of(
            AlertState.RAISED, AlertState.ESCALATED, AlertState.RESOLVED, AlertState.CHURNED, AlertState.SUPPRESSED);

    private RouteReader() {}

    static Route read(YamlValue value) {
        YamlMap map = value.map(NAMES);
        Set<AlertKind> kinds = constants(map.get("kinds"), KINDS, "kinds of alerts, or be left out for any")
                .orElse(Set.of());
        Set<AlertState> states = constants(
                        map.get("states"), STATES, "states of alerts, or be left out for those told of")
                .orElse(Route.TOLD);
        if (states.stream().noneMatch(state -> isMet(kinds, state))) {
            value.wrong("no alert ever takes this route: only AT_RISK is ESCALATED, and WIN_BACK is never CHURNED");
        }
        return new Route(
                targets(map).stream().map(YamlValue::text).toList(),
                kinds,
                states,
                map.get("severity")
                        .map(severity -> severity.oneOf(known(AlertSeverity.class)))
                        .orElse(AlertSeverity.UNKNOWN),
                map.get("mrr")
                        .map(mrr -> mrr.as(AmountText.EXPECTED, AmountText::parse, BigDecimal.ZERO))
                        .orElse(BigDecimal.ZERO),
                map.get("owner")
                        .map(owner -> texts(
                                owner,
                                "names of owners, of which " + Route.NOBODY + " is none, or be left out for any"))
                        .orElse(Set.of()),
                map.get("attributes").map(RouteReader::attributes).orElse(Map.of()));
    }

    /** The names of its destinations, each with its place. */
    static List<YamlValue> targets(YamlValue route) {
        return targets(route.map(NAMES));
    }

    private static List<YamlValue> targets(YamlMap route) {
        return route.need("to", TARGETS).map(to -> to.list(TARGETS)).orElse(List.of());
    }

    /** UNKNOWN is no symbol that anybody would name. */
    static <E extends Enum<E>> List<E> known(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().equals("UNKNOWN"))
                .toList();
    }

    /** Says whether an alert of one of these kinds, or of any if there is none, is ever in the state; docs/alerts.md, "Lifecycle". */
    private static boolean isMet(Set<AlertKind> kinds, AlertState state) {
        return kinds.isEmpty()
                || kinds.contains(AlertKind.AT_RISK)
                || (state == AlertState.CHURNED ? kinds.contains(AlertKind.UPSELL) : state != AlertState.ESCALATED);
    }

    private static <E extends Enum<E>> Optional<Set<E>> constants(
            Optional<YamlValue> value, List<E> possible, String what) {
        return value.map(
                list -> list.list(what).stream().map(one -> one.oneOf(possible)).collect(Collectors.toSet()));
    }

    private static Map<String, Set<String>> attributes(YamlValue value) {
        Map<String, Set<String>> attributes = new HashMap<>();
        YamlMap map = value.map();
        for (String name : map.some("names of attributes with the values that they may have, or be left out for any")) {
            map.get(name)
                    .ifPresent(wanted -> attributes.put(name, texts(wanted, "the values that the attribute may have")));
        }
        return Map.copyOf(attributes);
    }

    private static Set<String> texts(YamlValue value, String what) {
        Set<String> texts = new HashSet<>();
        value.list(what).forEach(one -> texts.add(one.text()));
        return Set.copyOf(texts);
    }
}
