package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.vector.Window;

/**
 * Says which figures are compared.
 *
 * @param segment its key: {@code all}, {@code plan=pro}
 * @param day days since 1970-01-01; the window ends with it
 */
public record Scope(String segment, Window window, int day) {}
