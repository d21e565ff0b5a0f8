package dev.tidewatch.app.http;

import com.google.common.primitives.Longs;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads no more of a body than is allowed. */
final class RequestBody {

    private RequestBody() {}

    /** The whole body; null if it is larger, which its announced length tells before a byte of it is read. */
    static byte @Nullable [] read(HttpExchange exchange, int mostBytes) throws IOException {
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        Long length = announced == null ? null : Longs.tryParse(announced);
        if (length != null && length > mostBytes) {
            return null;
        }
        byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
        return body.length > mostBytes ? null : body;
    }
}
