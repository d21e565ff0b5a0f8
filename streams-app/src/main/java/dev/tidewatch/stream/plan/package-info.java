/** The settings that a pipeline is built from, and the request to close that its processors look for. */
@NullMarked
package dev.tidewatch.stream.plan;

import org.jspecify.annotations.NullMarked;
