package dev.tidewatch.app.http;

import com.google.common.base.Splitter;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The form in which a browser shows the token once, for a cookie that no script and no other site can use. */
public final class Login {

    public static final String PATH = "/login";
    static final String COOKIE = "tidewatch";

    private static final int MOST_BYTES = 4096;
    private static final String FIELD = "token=";
    private static final String HTML = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Tidewatch</title>
            <meta name="viewport" content="width=device-width"><main><h1>Tidewatch</h1>%s
            <form method="post" action="/login"><label>Token <input name="token" type="password" required autofocus
            autocomplete="current-password"></label> <button>Open</button></form></main></html>
            """;

    private final Optional<Token> token;

    public Login(Access access) {
        this.token = access.token();
    }

    /** Adds the form; without a token it leads to the page. */
    public void addTo(WebServer.Routes routes) {
        routes.get(PATH, request -> {
            if (token.isEmpty()) {
                request.redirect("/");
            } else {
                request.html(HTML.formatted(""));
            }
        });
        routes.post(PATH, MOST_BYTES, this::enter);
    }

    private void enter(Context request, byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        Optional<Token> shown = token.filter(known -> known.is(field(body)));
        if (shown.isEmpty()) {
            request.status(Refusal.UNAUTHORIZED).html(HTML.formatted("<p role=\"alert\">That is not the token.</p>"));
            return;
        }
        Cookie cookie = new Cookie(COOKIE, shown.get().cookie());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure("https".equals(request.header("X-Forwarded-Proto")));
        request.cookie(cookie);
        request.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private static String field(String form) {
        return Splitter.on('&')
                .splitToStream(form)
                .filter(field -> field.startsWith(FIELD))
                .map(field -> URLDecoder.decode(field.substring(FIELD.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
