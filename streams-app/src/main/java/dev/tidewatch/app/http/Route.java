package dev.tidewatch.app.http;

import java.util.function.Function;

/**
 * What is answered at one path.
 *
 * @param mostBytes of a body; a larger one is refused before it is read
 * @param answer called by several threads at once
 */
public record Route(String method, String path, int mostBytes, Function<Request, Reply> answer) {}
