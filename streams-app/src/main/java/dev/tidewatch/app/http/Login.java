package dev.tidewatch.app.http;

import com.google.common.base.Splitter;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
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
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tidewatch</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/style.css"></head>
            <body class="login"><main><h1><img src="/assets/icon.svg" alt="" width="32" height="32"> Tidewatch</h1>%s
            <form method="post" action="/login"><label for="token">Token</label>
            <input id="token" name="token" type="password" required autofocus autocomplete="current-password" aria-describedby="what">
            <p id="what" class="note">It is the value of tidewatch.http.token; who runs this pipeline has it.</p>
            <button>Open</button></form></main></body></html>
            """;

    private static final String LEAVE = "/logout";

    private final Access access;

    public Login(Access access) {
        this.access = access;
    }

    /** Adds the form; without a token it leads to the page. */
    public void addTo(WebServer.Routes routes) {
        routes.get(PATH, request -> {
            if (access.sessions().isEmpty()) {
                request.redirect("/");
            } else {
                request.html(HTML.formatted(""));
            }
        });
        routes.post(PATH, MOST_BYTES, this::enter);
        routes.post(LEAVE, MOST_BYTES, this::leave);
        routes.get(SessionsAnswer.PATH, request -> SessionsAnswer.list(request, access.sessions()));
        routes.delete(SessionsAnswer.PATH + "/{id}", request -> SessionsAnswer.end(request, access.sessions()));
    }

    private void enter(Context request, byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        Optional<Sessions> sessions = access.sessions();
        if (sessions.isPresent() && !access.isToken(request, field(body))) {
            access.refused(request, Refusal.UNAUTHORIZED, "a wrong token in the form");
            request.status(Refusal.UNAUTHORIZED).html(HTML.formatted("<p role=\"alert\">That is not the token.</p>"));
            return;
        }
        sessions.ifPresent(all -> request.cookie(cookie(request, all.cookie(all.begin(request.ip())))));
        request.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void leave(Context request, byte[] nothing) {
        Access.session(request).ifPresent(session -> access.sessions().ifPresent(all -> all.end(session.id())));
        Cookie gone = cookie(request, "");
        gone.setMaxAge(0);
        request.cookie(gone);
        request.redirect(PATH, HttpStatus.SEE_OTHER);
    }

    private static Cookie cookie(Context request, String value) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure("https".equals(request.header("X-Forwarded-Proto")));
        return cookie;
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
