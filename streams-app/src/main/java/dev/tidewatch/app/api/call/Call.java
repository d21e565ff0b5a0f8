package dev.tidewatch.app.api.call;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question to the API, and where its answer goes. It may come over HTTP, or as a tool that an assistant calls. */
public interface Call {

    /** The parameters by their names, as they were given. */
    Map<String, List<String>> parameters();

    /** The path that was asked for. */
    String path();

    /** The part of the path that stands where the route has this name. */
    String pathParameter(String name);

    /** The value of a header of the question; null if it has none. */
    @Nullable
    String header(String name);

    /** Adds a header to the answer. */
    void header(String name, String value);

    /** Begins the answer. */
    OutputStream answer(String contentType) throws IOException;

    /** The first value of a parameter; null if it is not given. */
    default @Nullable String parameter(String name) {
        List<String> values = parameters().get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
