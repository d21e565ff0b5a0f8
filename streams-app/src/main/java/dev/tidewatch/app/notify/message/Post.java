package dev.tidewatch.app.notify.message;

import java.util.Map;

/**
 * A request as it is sent.
 *
 * @param headers beside Content-Type
 */
public record Post(String contentType, Map<String, String> headers, String body) {}
