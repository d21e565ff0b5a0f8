/**
 * Watches how far the input topics themselves have come, beside how far the pipeline has read them: a source that went silent looks,
 * to a pipeline, like one that has nothing to tell.
 */
@NullMarked
package dev.tidewatch.app.inputs;

import org.jspecify.annotations.NullMarked;
