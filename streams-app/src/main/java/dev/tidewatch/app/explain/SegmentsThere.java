package dev.tidewatch.app.explain;

import dev.tidewatch.avro.json.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says which segments there are in place of one that there is not. */
public final class SegmentsThere {

    private static final int MOST_NAMED = 20;

    private SegmentsThere() {}

    /**
     * The sentence.
     *
     * @param there such as all and plan=pro, at least one
     */
    public static String without(String missing, Collection<String> there) {
        String nearest = NearestName.of(missing, there)
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        String dimension = missing.split("=", 2)[0] + "=";
        List<String> values =
                there.stream().filter(name -> name.startsWith(dimension)).toList();
        List<String> dimensions = there.stream()
                .map(name -> name.contains("=") ? name.split("=", 2)[0] + "=.." : name)
                .distinct()
                .toList();
        return "retention-metrics has no segment " + missing + nearest + " It has "
                + named(values.isEmpty() ? dimensions : values);
    }

    private static String named(List<String> names) {
        String some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? some + " and " + (names.size() - MOST_NAMED) + " more" : some;
    }
}
