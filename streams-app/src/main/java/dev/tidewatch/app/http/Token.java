package dev.tidewatch.app.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that lets somebody in; compared in constant time. */
public final class Token {

    private static final String HMAC = "HmacSHA256";

    private final String secret;
    private final byte[] key;

    Token(String secret) {
        this.secret = secret;
        this.key = hmac(bytes(secret), bytes("tidewatch session"));
    }

    boolean is(String given) {
        return MessageDigest.isEqual(bytes(secret), bytes(given));
    }

    /** With a key that is made of the secret and does not give it away. */
    byte[] sign(byte[] said) {
        return hmac(key, said);
    }

    boolean isSigned(byte[] said, byte[] signature) {
        return MessageDigest.isEqual(sign(said), signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] said) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
