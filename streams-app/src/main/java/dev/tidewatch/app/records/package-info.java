/** Records on their way between a cluster's topics and JSON Lines: sent, followed, shown. */
@NullMarked
package dev.tidewatch.app.records;

import org.jspecify.annotations.NullMarked;
