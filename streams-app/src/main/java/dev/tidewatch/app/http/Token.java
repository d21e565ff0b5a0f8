package dev.tidewatch.app.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that lets somebody in; compared in constant time. */
public final class Token {

    private static final String HMAC = "HmacSHA256";

    private final String secret;
    private final String cookie;

    Token(String secret) {
        this.secret = secret;
        this.cookie = derived(secret);
    }

    boolean is(String given) {
        return same(secret, given);
    }

    boolean isCookie(String given) {
        return same(cookie, given);
    }

    /** What a browser keeps instead of the secret itself: it holds as long as the secret is not changed. */
    String cookie() {
        return cookie;
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String derived(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal("tidewatch page".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
