/** Every import needs these: a report of what it read, left out and refused, and its records in the order of their time. */
@NullMarked
package dev.tidewatch.app.imports;

import org.jspecify.annotations.NullMarked;
