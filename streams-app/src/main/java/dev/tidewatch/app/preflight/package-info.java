/**
 * The checks before the topology starts: whether the state, the offsets, the inputs and the outputs in the cluster belong together
 * and to these settings. What would give wrong figures in silence is refused with the way out.
 */
@NullMarked
package dev.tidewatch.app.preflight;

import org.jspecify.annotations.NullMarked;
