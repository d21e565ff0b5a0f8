package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds which lists of a file have all of their pages: the last page of each, by its {@code url}, says whether there are more. */
final class ListPages {

    private final Map<String, Boolean> more = new TreeMap<>();

    void saw(JsonNode list) {
        more.put(list.path("url").asText(), list.path("has_more").booleanValue());
    }

    /** The urls of those that are not complete; empty for one that says none. */
    List<String> cut() {
        List<String> cut = new ArrayList<>();
        more.forEach((url, hasMore) -> {
            if (hasMore) {
                cut.add(url);
            }
        });
        return cut;
    }
}
