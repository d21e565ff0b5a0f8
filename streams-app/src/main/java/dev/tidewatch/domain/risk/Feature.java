package dev.tidewatch.domain.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every feature, declared once; docs/alerts.md, "Features". A name never changes its meaning: weights and rules use it. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are functions without a state
public enum Feature {
    FAILED_PAYMENTS("payments.failed30d", Unit.COUNT, PaymentFeatures::failed, """
            Ask the customer to update the payment method, then retry the invoice."""),
    OPEN_DUNNING("payments.dunning", Unit.TRUTH, PaymentFeatures::dunning, """
            Follow up on the unpaid invoice before the dunning ends."""),
    CANCEL_SCHEDULED("subscription.cancelScheduled", Unit.TRUTH, SubscriptionFeatures::cancelScheduled, """
            Talk to the customer before the scheduled end, and offer a plan that fits."""),
    RENEWS_SOON("subscription.renewsWithin30d", Unit.TRUTH, SubscriptionFeatures::renewsSoon, """
            Start the conversation about the renewal now."""),
    DAYS_TO_RENEWAL("subscription.renewsInDays", Unit.DAYS, SubscriptionFeatures::daysToRenewal, """
            Start the conversation about the renewal now."""),
    CONTRACTIONS("mrr.contractions90d", Unit.COUNT, RevenueFeatures::contractions, """
            Ask what was no longer needed, and review the use of what is left."""),
    MRR("mrr", Unit.MONEY, RevenueFeatures::mrr, """
            Review the account."""),
    TENURE("customer.tenureDays", Unit.DAYS, RevenueFeatures::tenure, """
            Review the account.""");

    private final String dotted;
    private final Unit unit;
    private final Function<CustomerFacts, @Nullable Reading> reader;
    private final String action;

    Feature(String dotted, Unit unit, Function<CustomerFacts, @Nullable Reading> reader, String action) {
        this.dotted = dotted;
        this.unit = unit;
        this.reader = reader;
        this.action = action;
    }

    public static Optional<Feature> named(String dotted) {
        return Arrays.stream(values())
                .filter(feature -> feature.dotted.equals(dotted))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Feature::dotted).toList();
    }

    /** Its name in weights, rules and records. */
    public String dotted() {
        return dotted;
    }

    public Unit unit() {
        return unit;
    }

    /** What to do where it speaks loudest for leaving, in one sentence. */
    public String action() {
        return action;
    }

    /** Null if the customer's state does not tell. */
    public @Nullable Reading read(CustomerFacts facts) {
        return reader.apply(facts);
    }
}
