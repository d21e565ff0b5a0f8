/**
 * The HTTP server inside {@code run} and {@code demo}: Javalin on Jetty, with limits on what is read before anybody is asked
 * who he is, event streams that hold no thread, and an end that leaves nothing half answered.
 */
@NullMarked
package dev.tidewatch.app.http;

import org.jspecify.annotations.NullMarked;
