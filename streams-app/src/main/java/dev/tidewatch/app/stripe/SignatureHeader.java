package dev.tidewatch.app.stripe;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds what {@code Stripe-Signature: t=1772366400,v1=5257a8...,v1=...} says; schemes other than v1 are passed over.
 *
 * @param time as it was written, for it is signed as it was written: seconds since 1970
 */
record SignatureHeader(String time, List<byte[]> signatures) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Reads the header; null if it has no time, two, or no signature. */
    static @Nullable SignatureHeader parse(String header) {
        String time = null;
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (name.equals("t")) {
                if (time != null || !SECONDS.matcher(value).matches()) {
                    return null;
                }
                time = value;
            } else if (name.equals("v1") && SHA_256.matcher(value).matches()) {
                signatures.add(HexFormat.of().parseHex(value));
            }
        }
        return time == null || signatures.isEmpty() ? null : new SignatureHeader(time, signatures);
    }
}
