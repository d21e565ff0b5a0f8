package dev.tidewatch.avro.input;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.terms.DiscountTerms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what of terms only their key can tell; their values alone are left to {@link InputRules}. */
public final class TermsRules {

    private TermsRules() {}

    /**
     * Returns why they are refused; null if they are not.
     *
     * @param terms null where they are to be forgotten
     */
    public static @Nullable Rejection check(byte @Nullable [] key, @Nullable DiscountTerms terms) {
        if (key == null) {
            return Rejection.noKey(terms == null ? "the termsId of what is forgotten" : "the termsId, " + terms.id());
        }
        if (terms == null || Arrays.equals(key, terms.id().getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        return new Rejection(
                DeadLetterReason.KEY_MISMATCH,
                "the key is " + new String(key, StandardCharsets.UTF_8) + "; it must be the termsId, " + terms.id());
    }
}
