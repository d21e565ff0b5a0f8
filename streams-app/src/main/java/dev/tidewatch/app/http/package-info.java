/**
 * The HTTP server inside {@code run}: the JDK's own, with limits on what is read before anybody is asked who he is, and an
 * end that leaves nothing half answered.
 */
@NullMarked
package dev.tidewatch.app.http;

import org.jspecify.annotations.NullMarked;
