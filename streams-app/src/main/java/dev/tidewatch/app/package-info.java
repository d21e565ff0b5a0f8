/** Around the topology: what must exist before it starts, the configuration it starts with, and how it ends. */
@NullMarked
package dev.tidewatch.app;

import org.jspecify.annotations.NullMarked;
