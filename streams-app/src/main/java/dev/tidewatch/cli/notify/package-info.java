/** The command {@code notify} and those below it. */
@NullMarked
package dev.tidewatch.cli.notify;

import org.jspecify.annotations.NullMarked;
