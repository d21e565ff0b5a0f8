package dev.tidewatch.app.http;

import com.sun.net.httpserver.Headers;
import java.util.List;

/** What was sent to a route, its body whole. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(Headers headers, byte[] body) {

    /** Every value of a header, whatever the case of its name; none if it was not sent. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
