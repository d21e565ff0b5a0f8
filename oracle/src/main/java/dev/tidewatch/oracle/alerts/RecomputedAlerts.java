package dev.tidewatch.oracle.alerts;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Holds what the fold gave once more.
 *
 * @param file of the alerts that must be published, in the form in which they are
 * @param later a file of those that came so late that they may be published or not
 * @param customers whose alerts were recomputed; if nothing is left out, everybody else has none
 * @param notCompared what is left out and why, in sentences
 */
public record RecomputedAlerts(Path file, Path later, Set<String> customers, List<String> notCompared) {}
