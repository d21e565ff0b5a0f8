/**
 * Gathers what is verified, as files of JSON Lines: from the topics of a cluster, at offsets that belong together, or from what a replay left
 * behind.
 */
@NullMarked
package dev.tidewatch.oracle.material;

import org.jspecify.annotations.NullMarked;
