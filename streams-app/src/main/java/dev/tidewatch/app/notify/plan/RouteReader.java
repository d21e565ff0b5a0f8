package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which alerts go to which destinations. */
final class RouteReader {

    private static final String[] NAMES = {"to", "kinds", "states", "severity", "mrr", "attributes"};

    private RouteReader() {}

    static Route read(YamlValue value) {
        YamlMap map = value.map(NAMES);
        return new Route(
                map.need("to", "names of destinations").map(RouteReader::texts).orElse(List.of()),
                constants(map.get("kinds"), AlertKind.class).orElse(Set.of()),
                constants(map.get("states"), AlertState.class).orElse(Route.TOLD),
                map.get("severity")
                        .map(severity -> severity.oneOf(known(AlertSeverity.class)))
                        .orElse(AlertSeverity.UNKNOWN),
                map.get("mrr").map(RouteReader::amount).orElse(BigDecimal.ZERO),
                map.get("attributes").map(RouteReader::attributes).orElse(Map.of()));
    }

    /** The names of its destinations, each with its place. */
    static List<YamlValue> targets(YamlValue route) {
        return route.map(NAMES).get("to").map(YamlValue::list).orElse(List.of());
    }

    /** UNKNOWN is no symbol that anybody would name. */
    static <E extends Enum<E>> List<E> known(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().equals("UNKNOWN"))
                .toList();
    }

    private static <E extends Enum<E>> Optional<Set<E>> constants(Optional<YamlValue> value, Class<E> type) {
        return value.map(
                list -> list.list().stream().map(one -> one.oneOf(known(type))).collect(Collectors.toSet()));
    }

    private static Map<String, Set<String>> attributes(YamlValue value) {
        Map<String, Set<String>> attributes = new HashMap<>();
        YamlMap map = value.map();
        map.names().forEach(name -> map.get(name).ifPresent(wanted -> attributes.put(name, Set.copyOf(texts(wanted)))));
        return Map.copyOf(attributes);
    }

    private static List<String> texts(YamlValue value) {
        return value.list().stream().map(YamlValue::text).toList();
    }

    private static BigDecimal amount(YamlValue value) {
        return value.as(
                "an amount of at least 0, such as 500 or 99.90",
                text -> {
                    BigDecimal amount = new BigDecimal(text);
                    if (amount.signum() < 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return amount;
                },
                BigDecimal.ZERO);
    }
}
