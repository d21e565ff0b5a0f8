package dev.tidewatch.avro.input;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what only the key of a customer's event can tell. */
public final class CustomerRules {

    private CustomerRules() {}

    /** Returns why an event of the customer is refused; null if it is not. */
    public static @Nullable Rejection check(byte @Nullable [] key, String customerId) {
        if (key == null) {
            return Rejection.noKey("the customerId, " + customerId);
        }
        if (Arrays.equals(key, customerId.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        return new Rejection(
                DeadLetterReason.KEY_MISMATCH,
                "the key is '" + new String(key, StandardCharsets.UTF_8) + "'; it must be the customerId, '"
                        + customerId + "'");
    }
}
