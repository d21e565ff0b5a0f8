package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import java.util.List;
import java.util.Set;

/**
 * Finds why a snapshot was taken: the event's type, and of an update what it changed; a status wins over everything else. The
 * customer's answer to why it leaves follows the cancellation in an update of its own and belongs to it.
 */
final class SnapshotType {

    private static final Set<String> PERIOD =
            Set.of("current_period_end", "current_period_start", "latest_invoice", "billing_cycle_anchor");

    private SnapshotType() {}

    /** @param scheduled whether the subscription now has an end */
    static SubscriptionEventType of(
            Occasion occasion, Field subscription, SubscriptionStatus status, boolean scheduled) {
        return switch (occasion.type()) {
            case "customer.subscription.created" -> SubscriptionEventType.CREATED;
            case "customer.subscription.deleted" -> SubscriptionEventType.CANCELED;
            case "customer.subscription.paused" -> SubscriptionEventType.PAUSED;
            case "customer.subscription.resumed" -> SubscriptionEventType.RESUMED;
            case "customer.subscription.updated" -> ofUpdate(occasion, subscription, status, scheduled);
            default ->
                status == SubscriptionStatus.CANCELED ? SubscriptionEventType.CANCELED : SubscriptionEventType.CHANGED;
        };
    }

    private static SubscriptionEventType ofUpdate(
            Occasion occasion, Field subscription, SubscriptionStatus status, boolean scheduled) {
        if (occasion.changed("status") || status == SubscriptionStatus.CANCELED) {
            return ofStatus(status, occasion.previous().at("status").json().asText());
        }
        if (occasion.changed("cancel_at_period_end") || occasion.changed("cancel_at")) {
            return scheduled ? SubscriptionEventType.CANCEL_SCHEDULED : SubscriptionEventType.CANCEL_UNSCHEDULED;
        }
        if (scheduled && occasion.changed("cancellation_details")) {
            return SubscriptionEventType.CANCEL_SCHEDULED;
        }
        return isRenewal(occasion.previous().json(), subscription)
                ? SubscriptionEventType.RENEWED
                : SubscriptionEventType.CHANGED;
    }

    private static SubscriptionEventType ofStatus(SubscriptionStatus status, String before) {
        return switch (status) {
            case ACTIVE -> before.equals("paused") ? SubscriptionEventType.RESUMED : SubscriptionEventType.ACTIVATED;
            case TRIALING -> SubscriptionEventType.TRIAL_STARTED;
            case PAST_DUE, UNPAID -> SubscriptionEventType.PAST_DUE;
            case PAUSED -> SubscriptionEventType.PAUSED;
            case CANCELED -> SubscriptionEventType.CANCELED;
            case INCOMPLETE, UNKNOWN -> SubscriptionEventType.CHANGED;
        };
    }

    /** Only the period moved; in newer API versions it is the items' own. */
    private static boolean isRenewal(JsonNode previous, Field subscription) {
        JsonNode before = previous.path("items").path("data");
        JsonNode now = subscription.at("items").at("data").json();
        boolean moved = previous.has("current_period_end") || before.path(0).has("current_period_end");
        for (int i = 0; i < before.size(); i++) {
            moved &= isSameLine(before.path(i), now.path(i));
        }
        List<String> names =
                previous.properties().stream().map(member -> member.getKey()).toList();
        return moved && names.stream().allMatch(name -> PERIOD.contains(name) || name.equals("items"));
    }

    private static boolean isSameLine(JsonNode before, JsonNode now) {
        return before.path("id").equals(now.path("id"))
                && before.path("quantity").equals(now.path("quantity"))
                && before.path("price").path("id").equals(now.path("price").path("id"))
                && before.path("discounts").equals(now.path("discounts"));
    }
}
