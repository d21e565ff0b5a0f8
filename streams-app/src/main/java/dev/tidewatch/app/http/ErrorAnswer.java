package dev.tidewatch.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/** Errors as the API words them: {@code {"error":"what is wrong; what would be right"}}. */
final class ErrorAnswer {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private ErrorAnswer() {}

    static void write(Context request, int status, String text) {
        request.status(status)
                .contentType("application/json")
                .result(JsonNodeFactory.instance.objectNode().put("error", text).toString());
    }

    /** What the server itself finds wrong. */
    static void write(HttpResponseException problem, Context request) {
        switch (problem.getStatus()) {
            case NOT_FOUND -> write(request, NOT_FOUND, "there is nothing at this path; see /api/openapi.json");
            case METHOD_NOT_ALLOWED -> {
                String allowed = problem.getDetails().getOrDefault("availableMethods", "GET");
                request.header("Allow", allowed);
                write(request, METHOD_NOT_ALLOWED, "only " + allowed + " is answered here");
            }
            default -> write(request, problem.getStatus(), String.valueOf(problem.getMessage()));
        }
    }
}
