/** Two groups of customers beside each other: what a figure is of each, and whether the difference may be chance. */
@NullMarked
package dev.tidewatch.app.groups;

import org.jspecify.annotations.NullMarked;
