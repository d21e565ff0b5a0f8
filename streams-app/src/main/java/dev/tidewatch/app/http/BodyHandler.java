package dev.tidewatch.app.http;

import io.javalin.http.Context;

/** Answers a request once its whole body is there. */
@FunctionalInterface
public interface BodyHandler {

    /** Looks at the head of the request: what it refuses, of that no byte of the body is read. */
    default void check(Context request) {}

    /** Runs on a thread that may wait. */
    void answer(Context request, byte[] body) throws Exception;
}
