package dev.tidewatch.source.stripe;

import dev.tidewatch.event.Cancellation;
import dev.tidewatch.event.CancellationReason;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Translates why a subscription ends from Stripe's words into ours. */
final class CancellationDetails {

    private CancellationDetails() {}

    /** Returns the cancellation; null if Stripe says nothing, as older API versions never do. */
    static @Nullable Cancellation of(Occasion occasion, Field subscription) {
        Field details = subscription.at("cancellation_details");
        Field reason = details.at("reason");
        String feedback = details.at("feedback").optionalText();
        String comment = details.at("comment").optionalText();
        if (!reason.isSet() && occasion.isExport() && isAskedFor(subscription)) {
            return new Cancellation(CancellationReason.REQUESTED, feedback, comment);
        }
        if (!reason.isSet() && feedback == null && comment == null) {
            return null;
        }
        return new Cancellation(reason.isSet() ? reason(reason.text()) : CancellationReason.OTHER, feedback, comment);
    }

    /** An export has no event of the request; an end that came after the subscription was made was asked for. */
    private static boolean isAskedFor(Field subscription) {
        Instant asked = subscription.at("canceled_at").optionalInstant();
        Instant made = subscription.at("created").optionalInstant();
        boolean open = !subscription.at("ended_at").isSet()
                && !subscription.at("status").json().asText().equals("canceled");
        return open && asked != null && made != null && asked.isAfter(made);
    }

    private static CancellationReason reason(String reason) {
        return switch (reason) {
            case "cancellation_requested" -> CancellationReason.REQUESTED;
            case "payment_failed" -> CancellationReason.PAYMENT_FAILED;
            case "payment_disputed" -> CancellationReason.PAYMENT_DISPUTED;
            default -> CancellationReason.OTHER;
        };
    }
}
