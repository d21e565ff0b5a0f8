package dev.tidewatch.oracle;

import org.jspecify.annotations.Nullable;

/**
 * One value that was published and one that was recomputed, and they are not the same.
 *
 * @param subject the customer, or {@code segment|window}
 * @param published null: it is missing
 * @param recomputed null: there should be none
 */
record Difference(
        String subject,
        String day,
        String field,
        @Nullable String published,
        @Nullable String recomputed) {

    @Override
    public String toString() {
        return String.join(
                "  ", subject, day, field, "published " + shown(published), "recomputed " + shown(recomputed));
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
