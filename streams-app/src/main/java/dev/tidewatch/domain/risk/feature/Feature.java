package dev.tidewatch.domain.risk.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    LOCKED("subscription.locked", Unit.TRUTH, SubscriptionFeatures::locked, """
            Review the account."""),
    SUBSCRIPTIONS("subscription.count", Unit.COUNT, SubscriptionFeatures::count, """
            Review the account."""),
    CONTRACTIONS("mrr.contractions90d", Unit.COUNT, RevenueFeatures::contractions, """
            Ask what was no longer needed, and review the use of what is left."""),
    MRR("mrr", Unit.MONEY, RevenueFeatures::mrr, """
            Review the account."""),
    TENURE("customer.tenureDays", Unit.DAYS, RevenueFeatures::tenure, """
            Review the account."""),
    USAGE_DROP("usage.drop", Unit.SHARE, UsageFeatures::drop, """
            Ask what is done without the product now, and offer help with it."""),
    USAGE_TREND("usage.trend", Unit.NUMBER, UsageFeatures::trend, """
            Ask what is done without the product now, and offer help with it."""),
    USAGE_OF_LIMIT("usage.ofLimit", Unit.SHARE, UsageFeatures::ofLimit, """
            Offer a plan with a larger allowance before the customer hits the limit."""),
    SILENT_DAYS("activity.silentDays", Unit.DAYS, UsageFeatures::silentDays, """
            Write to the customer personally, and ask whether the product is still needed."""),
    SILENT("activity.silent", Unit.TRUTH, UsageFeatures::silent, """
            Write to the customer personally, and ask whether the product is still needed."""),
    OPEN_TICKETS("support.openTickets", Unit.COUNT, SupportFeatures::openTickets, """
            Resolve the open tickets, the oldest first."""),
    OLDEST_TICKET_HOURS("support.oldestTicketHours", Unit.HOURS, SupportFeatures::oldestHours, """
            Resolve the oldest ticket, and tell the customer when to expect it."""),
    UNRESOLVED("support.unresolved48h", Unit.TRUTH, SupportFeatures::unresolved, """
            Resolve the oldest ticket, and tell the customer when to expect it."""),
    NPS("feedback.nps", Unit.POINTS, FeedbackFeatures::nps, """
            Ask what would have to change for a better answer."""),
    CSAT("feedback.csat", Unit.SHARE, FeedbackFeatures::csat, """
            Ask what went wrong the last time."""),
    DETRACTOR("feedback.detractor", Unit.TRUTH, FeedbackFeatures::detractor, """
            Call the customer about the answer, and say what will be done."""),
    DISSATISFIED("feedback.dissatisfied", Unit.TRUTH, FeedbackFeatures::dissatisfied, """
            Ask what went wrong the last time, and make it good."""),
    ONBOARDING_INCOMPLETE("onboarding.incomplete", Unit.TRUTH, UsageFeatures::onboarding, """
            Offer to set up together what was not used yet."""),
    CARD_EXPIRING("card.expiringWithin30d", Unit.TRUTH, PaymentFeatures::expiring, """
            Ask the customer to enter the new card before the next invoice."""),
    TRIAL_WITHOUT_PAYMENT_METHOD(
            "trial.endsWithin3dWithoutPaymentMethod", Unit.TRUTH, SubscriptionFeatures::trialEnds, """
            Ask for a payment method, or offer a longer trial.""");

    private static final List<Feature> ALL = List.of(values());
    private static final Map<String, Feature> NAMED =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Feature::dotted, feature -> feature));

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
        return Optional.ofNullable(NAMED.get(dotted));
    }

    public static Feature at(int ordinal) {
        return ALL.get(ordinal);
    }

    public static List<String> names() {
        return ALL.stream().map(Feature::dotted).toList();
    }

    /** Its name in weights, rules and records. */
    public String dotted() {
        return dotted;
    }

    public Unit unit() {
        return unit;
    }

    /** Returns what to do where it speaks loudest for leaving, in one sentence. */
    public String action() {
        return action;
    }

    /** Reads the feature; null if the customer's state does not tell. */
    public @Nullable Reading read(CustomerFacts facts) {
        return reader.apply(facts);
    }
}
