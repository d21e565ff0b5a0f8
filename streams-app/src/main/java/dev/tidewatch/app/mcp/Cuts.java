package dev.tidewatch.app.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts the API's answers to what an assistant gets: records stay as they are, lists become shorter and say by how much. */
final class Cuts {

    static final String FIGURES = "figures";
    static final String NEWEST = "newest";

    /** The whole answer. */
    static final Tool.Cut NOTHING = (answer, given) -> {};

    /** Names the fields that say which row it is and how final. */
    private static final List<String> HEAD = List.of(
            "segment",
            "window",
            "day",
            "live",
            "revision",
            "isFinal",
            "restatedAfterFinal",
            "asOf",
            "reportingCurrency");

    /** A movement of an explanation stands beside its customer already. */
    static final Tool.Cut EXPLAINED = (answer, given) -> {
        answer.remove(List.of("movements", "metric"));
        ((ObjectNode) answer.get("row")).retain(HEAD);
    };

    private static final int MOST_VALUES = 100;

    /** Some values of each dimension. */
    static final Tool.Cut VALUES =
            (answer, given) -> answer.get("dimensions").properties().forEach(dimension -> {
                ArrayNode values = (ArrayNode) dimension.getValue();
                int leftOut = shorten(values, MOST_VALUES, false);
                if (leftOut > 0) {
                    values.add("and " + leftOut + " more");
                }
            });

    /** Every day is before it, and the live row comes after all days. */
    private static final String LIVE_ONLY = "9999-12-31";

    /** The figures that were asked for, of each row; the live row alone where no day is named. */
    static final Tool.Cut ROWS = new Tool.Cut() {
        @Override
        public Map<String, String> asked(Map<String, String> given) {
            Map<String, String> asked = without(FIGURES, given);
            if (Collections.disjoint(asked.keySet(), List.of("from", "to", "cursor"))) {
                asked.put("from", LIVE_ONLY);
            }
            return asked;
        }

        @Override
        public void cut(ObjectNode answer, Map<String, String> given) {
            Set<String> kept = new HashSet<>(HEAD);
            Splitter.on(',').split(given.getOrDefault(FIGURES, "")).forEach(kept::add);
            for (JsonNode row : answer.get("rows")) {
                ((ObjectNode) row).retain(kept).remove(List.of("segment", "window"));
            }
        }
    };

    /** The newest of each list in a customer's story. */
    static final Tool.Cut STORY = new Tool.Cut() {
        @Override
        public Map<String, String> asked(Map<String, String> given) {
            return without(NEWEST, given);
        }

        @Override
        public void cut(ObjectNode answer, Map<String, String> given) {
            int most = Integer.parseInt(given.getOrDefault(NEWEST, "0"));
            newest(answer, "movements", most);
            newest(answer, "alerts", most);
            newest(answer, "payments", most);
            for (JsonNode subscription : answer.path("subscriptions")) {
                newest((ObjectNode) subscription, "snapshots", most);
            }
        }
    };

    private Cuts() {}

    private static Map<String, String> without(String argument, Map<String, String> given) {
        Map<String, String> asked = new TreeMap<>(given);
        asked.remove(argument);
        return asked;
    }

    private static void newest(ObjectNode answer, String name, int most) {
        if (answer.get(name) instanceof ArrayNode list) {
            int leftOut = shorten(list, most, name.equals("snapshots"));
            if (leftOut > 0) {
                answer.put(name + "LeftOut", leftOut);
            }
        }
    }

    /** @param first whether those at the beginning go; else those at the end */
    private static int shorten(ArrayNode list, int most, boolean first) {
        int leftOut = Math.max(0, list.size() - most);
        for (int i = 0; i < leftOut; i++) {
            list.remove(first ? 0 : list.size() - 1);
        }
        return leftOut;
    }
}
