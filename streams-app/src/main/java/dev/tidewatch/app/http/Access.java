package dev.tidewatch.app.http;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import dev.tidewatch.app.UserError;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is answered. Without a token, whoever is on this machine: the address bound must be a loopback one, and so must be the
 * host that a browser believes to talk to, which no page of another site can bring about. With a token, whoever has it.
 */
public final class Access {

    /** Signed by its sender, or of no use to anybody else; health checks know no host name and no token. */
    private static final Set<String> OPEN = Set.of("/ingest/stripe", "/healthz", "/readyz");

    private static final String ASSETS = "/assets/";

    /** The name of a scheme may be written in any case (RFC 9110, 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    private final @Nullable Token token;

    private Access(@Nullable Token token) {
        this.token = token;
    }

    /**
     * By the settings.
     *
     * @throws UserError if others than this machine could ask, and no token is set
     */
    public static Access of(HostAndPort bind, Optional<String> token) {
        if (token.isEmpty() && !isLoopback(bind)) {
            throw new UserError("tidewatch.http.bind is " + bind + ", which others can reach: set tidewatch.http.token"
                    + " to a secret of 16 characters or more, or bind to 127.0.0.1");
        }
        return new Access(token.map(Token::new).orElse(null));
    }

    /** What is asked of who opens the page; empty where anybody on this machine may. */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /** @throws Refusal unless the request may be answered */
    void admit(Context request) {
        harden(request);
        if (OPEN.contains(request.path())) {
            return;
        }
        checkHost(request);
        checkOrigin(request);
        checkToken(request);
    }

    private void checkHost(Context request) {
        String host = request.header("Host");
        if (token == null && (host == null || !isLocal(host))) {
            throw new Refusal(
                    Refusal.FORBIDDEN,
                    "the Host of the request is not this machine; open it as localhost, or set tidewatch.http.token");
        }
    }

    private static void checkOrigin(Context request) {
        String origin = request.header("Origin");
        String host = request.header("Host");
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw new Refusal(Refusal.FORBIDDEN, "pages of another origin are not answered; ask from this one");
        }
    }

    private void checkToken(Context request) {
        String path = request.path();
        if (token == null || path.equals(Login.PATH) || path.startsWith(ASSETS)) {
            return;
        }
        String authorization = request.header("Authorization");
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        boolean known = bearer.matches() && token.is(bearer.group(1));
        String cookie = request.cookie(Login.COOKIE);
        if (known || (cookie != null && token.isCookie(cookie))) {
            return;
        }
        if (path.equals("/")) {
            throw new LoginFirst();
        }
        request.header("WWW-Authenticate", "Bearer");
        throw new Refusal(
                Refusal.UNAUTHORIZED, "no token, or a wrong one; send Authorization: Bearer and tidewatch.http.token");
    }

    private static void harden(Context request) {
        request.header(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'; object-src 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
    }

    private static boolean isLoopback(HostAndPort bind) {
        InetAddress address = new InetSocketAddress(bind.getHost(), 0).getAddress();
        return address != null && address.isLoopbackAddress();
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
