package dev.tidewatch.app.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The sites whose pages may read the API beside the own one, with a token and never with a cookie. */
final class Origins {

    private static final String API = "/api/";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final String METHODS = "GET, HEAD";
    private static final String HEADERS = "Authorization, Accept, Last-Event-ID";
    private static final String READABLE = "Link, Retry-After";
    private static final String A_DAY_IN_SECONDS = "86400";
    private static final int NO_CONTENT = 204;

    private final Set<String> allowed;

    Origins(List<String> allowed) {
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Lets a browser hand the answer to the page, if its site is allowed and it only reads the API. */
    boolean admit(Context request, String origin) {
        boolean reads = READING.contains(request.method()) || asks(request);
        if (!reads || !request.path().startsWith(API) || !allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return false;
        }
        request.header("Access-Control-Allow-Origin", origin);
        request.header("Access-Control-Expose-Headers", READABLE);
        request.header("Vary", "Origin");
        return true;
    }

    /** Returns whether a browser asks beforehand what it may send; it sends no token with it. */
    static boolean asks(Context request) {
        return request.method().equals(HandlerType.OPTIONS) && request.header("Access-Control-Request-Method") != null;
    }

    static void answer(Context request) {
        request.header("Access-Control-Allow-Methods", METHODS);
        request.header("Access-Control-Allow-Headers", HEADERS);
        request.header("Access-Control-Max-Age", A_DAY_IN_SECONDS);
        request.status(NO_CONTENT).skipRemainingHandlers();
    }
}
