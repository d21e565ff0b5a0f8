package dev.tidewatch.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Words what the server refuses before any route sees it as {@link ErrorAnswer} words the rest, in place of its pages in HTML. */
final class ServerErrors extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, body(status), callback);
    }

    private static String body(int status) {
        String problem = status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
                ? "the head of the request is too large; it may have 32 KiB"
                : HttpStatus.getMessage(status).toLowerCase(Locale.ROOT)
                        + ": the server does not understand the request; see /api/openapi.json for what it answers";
        return JsonNodeFactory.instance.objectNode().put("error", problem).toString();
    }
}
