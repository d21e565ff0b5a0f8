package dev.tidewatch.avro.input;

import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what of a rate only its key and the settings can tell; its values alone are left to {@link InputRules}. */
public record RateRules(String reportingCurrency) {

    /** Returns why the rate is refused; null if it is not. */
    public @Nullable Rejection check(byte @Nullable [] key, Rate rate) {
        String right = RateMapping.key(rate);
        if (key == null) {
            return Rejection.noKey("currency|date, " + right);
        }
        if (!Arrays.equals(key, right.getBytes(StandardCharsets.UTF_8))) {
            return new Rejection(
                    DeadLetterReason.KEY_MISMATCH,
                    "the key is " + new String(key, StandardCharsets.UTF_8) + "; it must be currency|date, " + right);
        }
        return rate.currency().equals(reportingCurrency)
                ? new Rejection(
                        DeadLetterReason.INVALID_VALUE,
                        "currency is " + reportingCurrency
                                + "; it must not be the reporting currency, which is worth 1 by definition")
                : null;
    }
}
