package dev.tidewatch.avro.input;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FeedbackKind;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.UsageEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a well-formed record must still not have; null where all is well. */
public final class InputRules {

    private static final int PRECISION = 28;

    /** The amount of one billing event is below 10^12: micros fit in a long, and lifetime sums in their field. */
    private static final int BILLED_PRECISION = 18;

    private static final int RATE_PRECISION = 18;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int NPS_MAX = 10;
    private static final int MOST_MONTHS = 1_200;

    private InputRules() {}

    static @Nullable Rejection check(SubscriptionEvent event) {
        FieldCheck check = new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .filled("subscriptionId", event.getSubscriptionId())
                .instant("occurredAt", event.getOccurredAt())
                .known("type", event.getType())
                .known("status", event.getStatus())
                .instant("cancelAt", event.getCancelAt())
                .instant("endedAt", event.getEndedAt())
                .instant("trialEndsAt", event.getTrialEndsAt())
                .instant("currentPeriodEndsAt", event.getCurrentPeriodEndsAt());
        checkAttributes(check, event.getAttributes());
        List<SubscriptionItem> items = event.getItems();
        for (int i = 0; i < items.size(); i++) {
            checkItem(check.in("items", i), items.get(i));
        }
        List<Discount> discounts = event.getDiscounts();
        for (int i = 0; i < discounts.size(); i++) {
            checkDiscount(check.in("discounts", i), discounts.get(i));
        }
        return check.rejected();
    }

    static @Nullable Rejection check(CustomerEvent event) {
        FieldCheck check = new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .instant("occurredAt", event.getOccurredAt());
        checkAttributes(check, event.getAttributes());
        return check.rejected();
    }

    static @Nullable Rejection check(BillingEvent event) {
        FieldCheck check = new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .instant("occurredAt", event.getOccurredAt())
                .known("type", event.getType())
                .known("billingReason", event.getBillingReason())
                .amount("amount", event.getAmount(), BILLED_PRECISION)
                .atLeast(0, "attempt", event.getAttempt())
                .instant("nextAttemptAt", event.getNextAttemptAt())
                .instant("expiresAt", event.getExpiresAt());
        if (event.getAmount() != null) {
            check.currency("currency", event.getCurrency());
        }
        return check.rejected();
    }

    static @Nullable Rejection check(UsageEvent event) {
        return new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .instant("occurredAt", event.getOccurredAt())
                .filled("feature", event.getFeature())
                .atLeast(0, "count", event.getCount())
                .atLeast(0, "limit", event.getLimit())
                .rejected();
    }

    static @Nullable Rejection check(FeedbackEvent event) {
        FieldCheck check = new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .instant("occurredAt", event.getOccurredAt())
                .known("kind", event.getKind())
                .atLeast(0, "score", event.getScore())
                .atLeast(1, "scaleMax", event.getScaleMax());
        if (event.getKind() == FeedbackKind.NPS) {
            check.atMost(NPS_MAX, "score", event.getScore());
        } else if (event.getKind() == FeedbackKind.CSAT || event.getScaleMax() != null) {
            check.atMost(FeedbackMapping.scaleMax(event), "score", event.getScore());
        }
        return check.rejected();
    }

    static @Nullable Rejection check(SupportEvent event) {
        return new FieldCheck()
                .filled("eventId", event.getEventId())
                .filled("customerId", event.getCustomerId())
                .instant("occurredAt", event.getOccurredAt())
                .filled("ticketId", event.getTicketId())
                .known("type", event.getType())
                .rejected();
    }

    static @Nullable Rejection check(FxRate rate) {
        return new FieldCheck()
                .currency("currency", rate.getCurrency())
                .day("date", rate.getDate())
                .aboveZero("rate", rate.getRate())
                .amount("rate", rate.getRate(), RATE_PRECISION)
                .instant("publishedAt", rate.getPublishedAt())
                .rejected();
    }

    /** Nobody can ask for a segment of an attribute without a name. */
    private static void checkAttributes(FieldCheck check, Map<String, String> attributes) {
        for (String name : attributes.keySet()) {
            check.that(!name.isBlank(), "attributes", "has an empty name", "a map of names to values");
        }
    }

    static @Nullable Rejection check(DiscountTerms terms) {
        BigDecimal percent = terms.getPercentOff();
        BigDecimal amount = terms.getAmountOff();
        FieldCheck check = new FieldCheck()
                .filled("termsId", terms.getTermsId())
                .instant("publishedAt", terms.getPublishedAt())
                .that(percent == null || amount == null, "percentOff", "and amountOff are both set", "one of the two")
                .amount("percentOff", percent, PRECISION)
                .atMost(HUNDRED, "percentOff", percent)
                .amount("amountOff", amount, PRECISION)
                .known("duration", terms.getDuration())
                .atLeast(1, "months", terms.getMonths())
                .atMost(MOST_MONTHS, "months", terms.getMonths())
                .instant("startsAt", terms.getStartsAt())
                .instant("endsAt", terms.getEndsAt());
        checkIds(check, terms);
        if (amount != null) {
            check.currency("currency", terms.getCurrency());
        }
        return check.rejected();
    }

    private static void checkIds(FieldCheck check, DiscountTerms terms) {
        boolean says = terms.getPercentOff() != null || terms.getAmountOff() != null;
        check.that(
                says || terms.getCouponId() != null,
                "couponId",
                "is null, and neither percentOff nor amountOff is set",
                "the termsId of the terms that say one of them");
        if (terms.getCouponId() != null) {
            check.filled("couponId", terms.getCouponId())
                    .that(!terms.getCouponId().equals(terms.getTermsId()), "couponId", "is the termsId", "another");
        }
        if (terms.getCustomerId() != null) {
            check.filled("customerId", terms.getCustomerId());
        }
        if (terms.getSubscriptionId() != null) {
            check.filled("subscriptionId", terms.getSubscriptionId());
        }
    }

    private static void checkItem(FieldCheck check, SubscriptionItem item) {
        check.filled("planId", item.getPlanId())
                .amount("unitAmount", item.getUnitAmount(), PRECISION)
                .amount("amount", item.getAmount(), PRECISION)
                .currency("currency", item.getCurrency())
                .atLeast(0, "quantity", item.getQuantity())
                .known("interval", item.getInterval())
                .atLeast(1, "intervalCount", item.getIntervalCount())
                .known("usageType", item.getUsageType())
                .instant("currentPeriodEndsAt", item.getCurrentPeriodEndsAt());
    }

    private static void checkDiscount(FieldCheck check, Discount discount) {
        BigDecimal percent = discount.getPercentOff();
        BigDecimal amount = discount.getAmountOff();
        check.known("duration", discount.getDuration())
                .instant("startsAt", discount.getStartsAt())
                .instant("endsAt", discount.getEndsAt())
                .that(
                        percent == null || amount == null,
                        "percentOff",
                        "and amountOff do not exclude each other",
                        "one of the two")
                .that(
                        percent != null || amount != null || discount.getTermsId() != null,
                        "percentOff",
                        "and amountOff are both null, and no termsId is given",
                        "one of the two, or termsId")
                .amount("percentOff", percent, PRECISION)
                .atMost(HUNDRED, "percentOff", percent)
                .amount("amountOff", amount, PRECISION);
        if (amount != null) {
            check.currency("currency", discount.getCurrency());
        }
        if (discount.getTermsId() != null) {
            check.filled("termsId", discount.getTermsId());
        }
    }
}
