package dev.tidewatch.domain.metric;

import java.util.Comparator;

/** One value of one dimension, or {@link #ALL} customers. */
public record Segment(String dimension, String value) implements Comparable<Segment> {

    public static final Segment ALL = new Segment("all", "");

    public static final String PLAN = "plan";
    public static final String CURRENCY = "currency";
    public static final String INTERVAL = "interval";
    public static final String COHORT = "cohort";

    private static final Comparator<Segment> ORDER =
            Comparator.comparing(Segment::dimension).thenComparing(Segment::value);

    /** {@code all}, or {@code dimension=value} with {@code %}, {@code |} and {@code =} of the value percent-escaped. */
    public String key() {
        return equals(ALL) ? dimension : dimension + "=" + escaped();
    }

    @Override
    public int compareTo(Segment other) {
        return ORDER.compare(this, other);
    }

    private String escaped() {
        return value.replace("%", "%25").replace("|", "%7C").replace("=", "%3D");
    }
}
