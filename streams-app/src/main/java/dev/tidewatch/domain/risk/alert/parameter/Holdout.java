package dev.tidewatch.domain.risk.alert.parameter;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Says which customers nobody is alerted about, so that it can be seen what acting on alerts saves: by a hash of their ids, so that a customer is
 * always on the same side, and whoever looks at it cannot choose.
 *
 * @param below a customer is one of them if the first 32 bits of MD5 of the salt, a stroke and its id are less; 0 for nobody
 * @param salt with another one there are others
 */
public record Holdout(long below, String salt) {

    public static final Holdout NONE = new Holdout(0, "");

    private static final BigDecimal ALL = BigDecimal.valueOf(1L << Integer.SIZE);

    /**
     * About a share of all customers.
     *
     * @param share from 0 to 1
     */
    public static Holdout of(BigDecimal share, String salt) {
        return new Holdout(share.multiply(ALL).longValue(), salt);
    }

    /** Returns true if nobody is. */
    public boolean isNone() {
        return below == 0;
    }

    /** Returns true if a customer is one of them. */
    public boolean holds(String customerId) {
        return holds(customerId.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns true if a customer is one of them.
     *
     * @param customerId in UTF-8
     */
    public boolean holds(byte[] customerId) {
        if (isNone()) {
            return false;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update((salt + "|").getBytes(StandardCharsets.UTF_8));
            int first = ByteBuffer.wrap(digest.digest(customerId)).getInt();
            return Integer.toUnsignedLong(first) < below;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
