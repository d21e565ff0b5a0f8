package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingFold;
import dev.tidewatch.domain.engagement.PaymentMethod;
import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what payments tell. */
final class PaymentFeatures {

    private static final Duration EXPIRES_SOON = Duration.ofDays(30);

    private PaymentFeatures() {}

    /** Failed payments of the last 30 days; unknown until the first billing event. */
    static @Nullable Reading failed(CustomerFacts facts) {
        if (facts.billing().isUnknown()) {
            return null;
        }
        List<BillingEntry> failed = facts.billing().failedFrom(facts.clock().minus(BillingFold.LOOKBACK));
        return failed.isEmpty()
                ? Reading.of(0)
                : Reading.of(
                        failed.size(),
                        () -> failures(failed),
                        failed.get(0).occurredAt().plus(BillingFold.LOOKBACK));
    }

    private static String failures(List<BillingEntry> failed) {
        BillingEntry last = failed.get(failed.size() - 1);
        String code = last.failureCode() == null ? "" : " (" + last.failureCode() + ")";
        String payments = failed.size() == 1 ? " failed payment" : " failed payments";
        return failed.size() + payments + " in 30 days, the last at " + last.occurredAt() + code;
    }

    /** Returns whether the payment method stops to work within 30 days; unknown until the first billing event. */
    static @Nullable Reading expiring(CustomerFacts facts) {
        if (facts.billing().isUnknown()) {
            return null;
        }
        PaymentMethod method = facts.engaged().engagement().method();
        Instant end = method == null ? null : method.expiresAt();
        if (end == null || end.isBefore(facts.clock())) {
            return Reading.of(0);
        }
        Instant soon = end.minus(EXPIRES_SOON);
        return soon.isBefore(facts.clock())
                ? Reading.of(1, () -> "the payment method expires at " + end, end)
                : Reading.zeroUntil(soon);
    }

    /** Returns whether money is being chased; unknown without a billing event and without a subscription. */
    static @Nullable Reading dunning(CustomerFacts facts) {
        Collection<BillingEntry> unpaid = facts.billing().unpaid();
        if (!unpaid.isEmpty()) {
            return Reading.of(1, () -> unpaid(unpaid.iterator().next()), null);
        }
        for (Standing standing : facts.counted()) {
            if (standing.inForce().status() == SubscriptionStatus.PAST_DUE) {
                return Reading.of(
                        1,
                        () -> "subscription " + standing.inForce().subscriptionId() + " is past due",
                        standing.nextStep());
            }
        }
        boolean unknown = facts.billing().isUnknown() && facts.subscriptions().isEmpty();
        return unknown ? null : Reading.of(0);
    }

    private static String unpaid(BillingEntry oldest) {
        String invoice = oldest.invoiceId() == null ? "an invoice" : "invoice " + oldest.invoiceId();
        return invoice + " is unpaid; the last attempt failed at " + oldest.occurredAt();
    }
}
