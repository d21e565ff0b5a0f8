package dev.tidewatch.app.http;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The page's files, from the class path; a browser that has one already is told so. */
public final class Assets {

    private static final String PAGE = "dev/tidewatch/app/page/";
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");
    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private final Map<String, File> files = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record File(byte[] plain, byte[] packed, String tag, String type) {}

    public void addTo(WebServer.Routes routes) {
        routes.get("/", request -> answer(request, "index.html"));
        routes.get("/assets/<path>", request -> answer(request, request.pathParam("path")));
    }

    private void answer(Context request, String path) throws IOException {
        File file = file(path);
        request.header("ETag", file.tag).header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
        if (file.tag.equals(request.header("If-None-Match"))) {
            request.status(NOT_MODIFIED);
            return;
        }
        String accepted = request.header("Accept-Encoding");
        boolean packs = accepted != null && accepted.contains("gzip") && file.packed.length < file.plain.length;
        request.contentType(file.type);
        if (packs) {
            request.header("Content-Encoding", "gzip");
        }
        byte[] body = packs ? file.packed : file.plain;
        request.res().setContentLength(body.length);
        request.res().getOutputStream().write(body);
    }

    private File file(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(path).matches()) {
            throw missing(path);
        }
        File known = files.get(path);
        if (known == null) {
            known = read(path, type);
            files.put(path, known);
        }
        return known;
    }

    private static File read(String path, String type) {
        URL found = Assets.class.getClassLoader().getResource(PAGE + path);
        if (found == null) {
            throw missing(path);
        }
        try {
            byte[] plain = Resources.toByteArray(found);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            String tag = '"' + Hashing.sha256().hashBytes(plain).toString().substring(0, 32) + '"';
            return new File(plain, packed.toByteArray(), tag, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal missing(String path) {
        return new Refusal(Refusal.NOT_FOUND, "there is no file " + path);
    }
}
