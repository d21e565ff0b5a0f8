package dev.tidewatch.domain.testing;

import java.util.Map;

/** One value of one dimension, whose key is such as {@code plan=pro}; {@code all} is a dimension of one empty value. */
record NaiveSegment(String dimension, String value) {

    static final NaiveSegment ALL = new NaiveSegment("all", "");

    static NaiveSegment of(String key) {
        String[] parts = key.split("=", 2);
        String written = parts.length == 1 ? "" : parts[1];
        NaiveSegment segment = new NaiveSegment(
                parts[0], written.replace("%3D", "=").replace("%7C", "|").replace("%25", "%"));
        if (!segment.key().equals(key)) {
            throw new IllegalArgumentException("not the key of a segment: " + key);
        }
        return segment;
    }

    String key() {
        String written = value.replace("%", "%25").replace("|", "%7C").replace("=", "%3D");
        return dimension.equals("all") ? "all" : dimension + "=" + written;
    }

    long part(Map<String, Long> byValue) {
        return byValue.getOrDefault(value, 0L);
    }
}
