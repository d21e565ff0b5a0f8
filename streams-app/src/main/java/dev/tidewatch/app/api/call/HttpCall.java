package dev.tidewatch.app.api.call;

import io.javalin.http.Context;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question that came over HTTP. */
public record HttpCall(Context request) implements Call {

    @Override
    public Map<String, List<String>> parameters() {
        return request.queryParamMap();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String pathParameter(String name) {
        return request.pathParam(name);
    }

    @Override
    public @Nullable String header(String name) {
        return request.header(name);
    }

    @Override
    public void header(String name, String value) {
        request.header(name, value);
    }

    @Override
    public OutputStream answer(String contentType) {
        return request.contentType(contentType).outputStream();
    }
}
