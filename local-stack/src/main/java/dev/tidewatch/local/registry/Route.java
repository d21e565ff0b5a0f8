package dev.tidewatch.local.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One method on one path template, such as {@code GET /subjects/{subject}/versions}, and what answers it. */
record Route(String method, List<String> template, Handler handler) {
    /** Answers a request, with an object to be written as JSON. */
    interface Handler {
        Object answer(RegistryRequest request);
    }

    static Route of(String method, String path, Handler handler) {
        return new Route(method, segments(path), handler);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }

    /** The values of the template's {@code {names}}, if {@code segments} fit it. */
    Optional<Map<String, String>> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
