/** The names of topics and of the nodes of the topology. */
@NullMarked
package dev.tidewatch.stream.names;

import org.jspecify.annotations.NullMarked;
