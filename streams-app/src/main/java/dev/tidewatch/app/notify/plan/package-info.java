/** The file of {@code notify}: who is told, of which alerts, when, and how often delivery is tried. */
@NullMarked
package dev.tidewatch.app.notify.plan;

import org.jspecify.annotations.NullMarked;
