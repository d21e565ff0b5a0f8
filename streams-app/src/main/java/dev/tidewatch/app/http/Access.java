package dev.tidewatch.app.http;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import dev.tidewatch.app.UserError;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is answered. Without a token, whoever is on this machine: nobody else may reach the address, and the host that a browser
 * believes to talk to must be a loopback one, which no page of another site can bring about. With a token, whoever has it.
 */
public final class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    /** Signed by its sender, or of no use to anybody else; health checks know no host name and no token. */
    private static final Set<String> OPEN = Set.of("/ingest/stripe", "/healthz", "/readyz");

    private static final String ASSETS = "/assets/";

    /** The name of a scheme may be written in any case (RFC 9110, 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    private static final String ADMITTED = "tidewatch.admitted";
    private static final String SESSION = "tidewatch.session";
    private static final int MOST_CHARACTERS = 64;

    private final @Nullable Token token;
    private final @Nullable Sessions sessions;
    private final Origins origins;
    private final RefusalLog refusals = new RefusalLog(System::nanoTime, LOG::warn);
    private final FailedAttempts attempts = new FailedAttempts(System::nanoTime);

    private Access(@Nullable Token token, Keeping keeping, List<String> origins) {
        this.token = token;
        this.origins = new Origins(origins);
        this.sessions = token == null
                ? null
                : new Sessions(token, keeping.lifetime, new EndedSessions(keeping.ended), keeping.clock);
    }

    /**
     * Says how long who has logged in may stay.
     *
     * @param lifetime of a session
     * @param ended file for those that were ended earlier; none: a restart opens them again
     */
    public record Keeping(Duration lifetime, Optional<Path> ended, InstantSource clock) {

        static final Keeping DEFAULT = new Keeping(Duration.ofDays(30), Optional.empty(), InstantSource.system());
    }

    /**
     * By the settings.
     *
     * @throws UserError if others than this machine could ask, and no token is set
     */
    public static Access of(HostAndPort bind, Optional<String> token) {
        return of(new Reach(bind, false), token);
    }

    /** The same, where not the address alone says who can ask. */
    public static Access of(Reach reach, Optional<String> token) {
        return of(reach, token, Keeping.DEFAULT, List.of());
    }

    /**
     * The same, with sessions that last as they are set to.
     *
     * @param origins of other sites whose pages may read the API
     */
    public static Access of(Reach reach, Optional<String> token, Keeping keeping, List<String> origins) {
        if (token.isEmpty() && reach.isOthers()) {
            throw new UserError("tidewatch.http.bind is " + reach.bind() + ", which others can reach: set"
                    + " tidewatch.http.token to a secret of 16 characters or more, or bind to 127.0.0.1");
        }
        return new Access(token.map(Token::new).orElse(null), keeping, origins);
    }

    /** Returns the sessions of those who logged in; empty where anybody on this machine may ask. */
    Optional<Sessions> sessions() {
        return Optional.ofNullable(sessions);
    }

    /** Returns which session asks; empty for who sends the token with each request. */
    static Optional<Session> session(Context request) {
        return Optional.ofNullable(request.attribute(SESSION));
    }

    /** Returns whether who was admitted still is, for what goes on after the request. */
    static BooleanSupplier admitted(Context request) {
        BooleanSupplier admitted = request.attribute(ADMITTED);
        return admitted == null ? () -> true : admitted;
    }

    /**
     * Returns whether this is the token.
     *
     * @throws Refusal without looking at it, after too many wrong ones
     */
    boolean isToken(Context request, String given) {
        String client = client(request);
        synchronized (attempts) {
            long wait = attempts.wait(client);
            if (wait > 0) {
                request.header("Retry-After", String.valueOf(wait));
                throw new Refusal(
                        Refusal.TOO_MANY, "too many wrong tokens; the next one is looked at in " + wait + " s");
            }
            boolean right = token != null && token.is(given);
            if (right) {
                attempts.succeeded(client);
            } else {
                attempts.failed(client);
            }
            return right;
        }
    }

    void refused(Context request, int status, String why) {
        refusals.tell(request, status, why);
    }

    /** A proxy asks for many: then whom it asks for tells them apart. What a client makes up gets it no more than others. */
    private static String client(Context request) {
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null) {
            return request.ip();
        }
        String nearest = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return request.ip() + " for "
                + (nearest.length() > MOST_CHARACTERS ? nearest.substring(0, MOST_CHARACTERS) : nearest);
    }

    /** @throws Refusal unless the request may be answered */
    void admit(Context request) {
        harden(request);
        if (OPEN.contains(request.path())) {
            return;
        }
        checkHost(request);
        checkOrigin(request);
        if (Origins.asks(request)) {
            Origins.answer(request);
        } else {
            checkToken(request);
        }
    }

    private void checkHost(Context request) {
        String host = request.header("Host");
        if (token == null && (host == null || !isLocal(host))) {
            throw new Refusal(
                    Refusal.FORBIDDEN,
                    "the Host of the request is not this machine; open it as localhost, or set tidewatch.http.token");
        }
    }

    private void checkOrigin(Context request) {
        String origin = request.header("Origin");
        String host = request.header("Host");
        if (origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host)
                && !origins.admit(request, origin)) {
            throw new Refusal(
                    Refusal.FORBIDDEN,
                    "pages of another origin are not answered; ask from this one, or let that one read the API with"
                            + " tidewatch.http.cors.origins");
        }
    }

    private void checkToken(Context request) {
        String path = request.path();
        if (sessions == null || path.equals(Login.PATH) || path.startsWith(ASSETS) || isInSession(request, sessions)) {
            return;
        }
        String authorization = request.header("Authorization");
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (bearer.matches() && isToken(request, bearer.group(1))) {
            return;
        }
        if (path.equals("/")) {
            throw new LoginFirst();
        }
        request.header("WWW-Authenticate", "Bearer");
        throw new Refusal(
                Refusal.UNAUTHORIZED, "no token, or a wrong one; send Authorization: Bearer and tidewatch.http.token");
    }

    private static boolean isInSession(Context request, Sessions sessions) {
        String cookie = request.cookie(Login.COOKIE);
        Optional<Session> session = cookie == null ? Optional.empty() : sessions.of(cookie, request.ip());
        session.ifPresent(open -> {
            request.attribute(SESSION, open);
            request.attribute(ADMITTED, (BooleanSupplier) () -> sessions.isOpen(open));
        });
        return session.isPresent();
    }

    private static void harden(Context request) {
        request.header(
                "Content-Security-Policy",
                // The page draws a panel as a picture from within itself.
                "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'; object-src 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
    }

    private static boolean isLocal(String host) {
        try {
            String name = HostAndPort.fromString(host).getHost();
            return name.equalsIgnoreCase("localhost")
                    || (InetAddresses.isInetAddress(name)
                            && InetAddresses.forString(name).isLoopbackAddress());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
