package dev.tidewatch.app.preflight;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what the cluster has of an application.
 *
 * @param origin what its state was made with; empty for a new one
 * @param offsets of the topics that it reads in order
 * @param topics the ids of those, of its outputs and of its changelogs, by name; what does not exist is missing
 * @param written the outputs that hold results
 */
record Found(Optional<Origin> origin, Offsets offsets, Map<String, String> topics, Set<String> written) {}
