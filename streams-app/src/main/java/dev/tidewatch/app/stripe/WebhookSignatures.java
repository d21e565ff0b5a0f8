package dev.tidewatch.app.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells what Stripe sent, a moment ago, from what anybody else sends, or sends again. */
public final class WebhookSignatures {

    static final String HEADER = "Stripe-Signature";

    /** As Stripe's own libraries have it; both ways, for a clock that is behind lets old ones in. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Stripe's, with a signature for each secret of a rotation, has a few hundred. */
    private static final int MOST_CHARACTERS = 4096;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    /** @param secrets any of which may have signed: several while one replaces another */
    public WebhookSignatures(List<String> secrets, InstantSource clock) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        this.clock = clock;
    }

    /**
     * Returns what is wrong with a signature whatever the body is, in a sentence; null if the body decides.
     *
     * @param headers every value of {@code Stripe-Signature}
     */
    @Nullable
    String problem(List<String> headers) {
        if (headers.size() != 1) {
            return "there must be one header " + HEADER + ", as Stripe sends it; there are " + headers.size();
        }
        if (headers.get(0).length() > MOST_CHARACTERS) {
            return HEADER + " is longer than " + MOST_CHARACTERS + " characters";
        }
        SignatureHeader header = SignatureHeader.parse(headers.get(0));
        return header == null
                ? HEADER + " must be t=SECONDS,v1=HEX, as Stripe sends it"
                : age(Instant.ofEpochSecond(Long.parseLong(header.time())));
    }

    /**
     * Returns what is wrong with a signature, in a sentence; null if it is genuine.
     *
     * @param body as it came: the same JSON written in another way has another signature
     */
    @Nullable
    String problem(List<String> headers, byte[] body) {
        String problem = problem(headers);
        SignatureHeader header = problem == null ? SignatureHeader.parse(headers.get(0)) : null;
        if (header == null) {
            return problem;
        }
        return isSigned(header, body)
                ? null
                : "the signature does not fit the body: is this endpoint's signing secret among"
                        + " tidewatch.stripe.webhook.secrets, and does nothing on the way change the body?";
    }

    /** Compares every pair to its last byte, so that the time it takes says nothing. */
    private boolean isSigned(SignatureHeader header, byte[] body) {
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = sign(key, header.time(), body);
            for (byte[] signature : header.signatures()) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        return signed;
    }

    private @Nullable String age(Instant signedAt) {
        Duration age = Duration.between(signedAt, clock.instant());
        if (age.abs().compareTo(TOLERANCE) <= 0) {
            return null;
        }
        String where = age.isNegative() ? " s ahead" : " s old";
        return "the signature is " + age.abs().toSeconds() + where + ", " + TOLERANCE.toSeconds()
                + " are the most: is this machine's clock right?";
    }

    private static byte[] sign(SecretKeySpec key, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
