package dev.tidewatch.app.http;

import java.time.Instant;

/**
 * One login of a browser.
 *
 * @param id 32 hexadecimal digits; it names the session and does not open it
 */
record Session(String id, Instant startedAt, Instant expiresAt) {}
