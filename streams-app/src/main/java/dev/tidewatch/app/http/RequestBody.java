package dev.tidewatch.app.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Reads no more of a body than is allowed, and for no longer than it should take. */
public final class RequestBody {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CHUNK = 8192;

    private RequestBody() {}

    /**
     * The whole body.
     *
     * @throws Refusal if it is larger, which its announced length tells before a byte of it is read, or does not come
     */
    public static byte[] read(Context request, int mostBytes) {
        if (request.req().getContentLengthLong() > mostBytes) {
            throw tooLarge(request, mostBytes);
        }
        try (InputStream in = request.req().getInputStream()) {
            return read(request, in, mostBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Context request, InputStream in, int mostBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        long start = System.nanoTime();
        for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
            body.write(chunk, 0, size);
            if (body.size() > mostBytes) {
                throw tooLarge(request, mostBytes);
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                request.header("Connection", "close");
                throw new Refusal(REQUEST_TIMEOUT, "the body did not come within " + PATIENCE.toSeconds() + " s");
            }
        }
        return body.toByteArray();
    }

    private static Refusal tooLarge(Context request, int mostBytes) {
        request.header("Connection", "close"); // what is left of it is not read
        return new Refusal(Refusal.TOO_LARGE, "the body is larger than " + mostBytes + " bytes");
    }
}
