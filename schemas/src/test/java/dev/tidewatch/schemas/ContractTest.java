package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The names other systems build on, written down a second time: a rename, a removal or a changed nullability is red
 * here. A new field is added at the end of its list.
 */
class ContractTest {
    /** Records: the fields in order, {@code ?} after a nullable one. Enums: the symbols in order. */
    private static final List<String> NAMES = List.of(
            // subscription-events
            """
            dev.tidewatch.event.SubscriptionEvent
            eventId customerId occurredAt subscriptionId sequence? type status items discounts cancelAt? endedAt?
            trialEndsAt? currentPeriodEndsAt? hasPaymentMethod? cancellation? attributes""",
            """
            dev.tidewatch.event.SubscriptionEventType
            UNKNOWN CREATED TRIAL_STARTED ACTIVATED CHANGED RENEWED PAUSED RESUMED PAST_DUE CANCEL_SCHEDULED
            CANCEL_UNSCHEDULED CANCELED""",
            """
            dev.tidewatch.event.SubscriptionStatus
            UNKNOWN INCOMPLETE TRIALING ACTIVE PAST_DUE UNPAID PAUSED CANCELED""",
            """
            dev.tidewatch.event.SubscriptionItem
            itemId? planId productId? unitAmount amount? currency quantity interval intervalCount usageType
            currentPeriodEndsAt?""",
            "dev.tidewatch.event.IntervalUnit UNKNOWN DAY WEEK MONTH YEAR",
            "dev.tidewatch.event.UsageType UNKNOWN LICENSED METERED",
            """
            dev.tidewatch.event.Discount
            percentOff? amountOff? currency? duration endsAt? productIds termsId? startsAt?""",
            "dev.tidewatch.event.DiscountDuration UNKNOWN FOREVER REPEATING ONCE",
            "dev.tidewatch.event.Cancellation reason feedback? comment?",
            "dev.tidewatch.event.CancellationReason REQUESTED PAYMENT_FAILED PAYMENT_DISPUTED OTHER",
            // customer-events
            "dev.tidewatch.event.CustomerEvent eventId customerId occurredAt sequence? attributes",
            // billing-events
            """
            dev.tidewatch.event.BillingEvent
            eventId customerId occurredAt type billingReason? subscriptionId? invoiceId? amount? currency? attempt?
            nextAttemptAt? failureCode? expiresAt?""",
            """
            dev.tidewatch.event.BillingEventType
            UNKNOWN INVOICE_PAID PAYMENT_FAILED REFUNDED DISPUTE_OPENED DISPUTE_LOST DISPUTE_WON UNCOLLECTIBLE
            INVOICE_VOIDED PAYMENT_METHOD_EXPIRING PAYMENT_METHOD_UPDATED PAYMENT_METHOD_REMOVED""",
            "dev.tidewatch.event.BillingReason UNKNOWN CREATE CYCLE UPDATE MANUAL OTHER",
            // usage-events
            "dev.tidewatch.event.UsageEvent eventId customerId occurredAt feature count limit?",
            // feedback-events
            "dev.tidewatch.event.FeedbackEvent eventId customerId occurredAt kind score? scaleMax? text?",
            "dev.tidewatch.event.FeedbackKind UNKNOWN NPS CSAT EXIT_SURVEY",
            // support-events
            "dev.tidewatch.event.SupportEvent eventId customerId occurredAt ticketId type priority?",
            "dev.tidewatch.event.SupportEventType UNKNOWN OPENED RESOLVED REOPENED",
            // alert-actions
            """
            dev.tidewatch.event.AlertAction
            eventId customerId occurredAt alertId by action assignee? until? outcome? comment?""",
            "dev.tidewatch.event.AlertActionKind UNKNOWN ACKNOWLEDGE ASSIGN SNOOZE RESOLVE COMMENT",
            "dev.tidewatch.event.ActionOutcome UNKNOWN SAVED LOST NOT_A_RISK",
            // fx-rates
            "dev.tidewatch.event.FxRate currency date rate publishedAt",
            // discount-terms
            """
            dev.tidewatch.event.DiscountTerms
            termsId publishedAt couponId? percentOff? amountOff? currency? duration? months? startsAt? endsAt?
            productIds? customerId? subscriptionId?""",
            // mrr-movements
            """
            dev.tidewatch.output.MrrMovement
            movementId revision voided provisional customerId subscriptionIds kind churnKind? reason? feedback?
            effectiveAt effectiveDay zone currency mrrBefore mrrAfter amount reportingCurrency reportingAmount? fxRate?
            fxDate? lines rule causes publishedAt""",
            """
            dev.tidewatch.output.MovementKind
            UNKNOWN NEW EXPANSION CONTRACTION CHURN REACTIVATION TRANSFER""",
            "dev.tidewatch.output.ChurnKind UNKNOWN VOLUNTARY INVOLUNTARY DISPUTE",
            """
            dev.tidewatch.output.ChurnReason
            UNKNOWN REQUESTED SCHEDULED PAUSED FREE DELINQUENT UNPAID PAYMENT_FAILED PAYMENT_DISPUTED OTHER""",
            """
            dev.tidewatch.output.MovementLine
            subscriptionId planId productId? interval intervalCount attributes before after""",
            "dev.tidewatch.output.BillingIntervalUnit UNKNOWN DAY WEEK MONTH YEAR",
            // retention-metrics
            """
            dev.tidewatch.output.RetentionMetrics
            segment window day live revision isFinal restatedAfterFinal asOf reportingCurrency? customersStart? mrrStart?
            customers? mrr? arr? newCount? newMrr? expansionCount? expansionMrr? contractionCount? contractionMrr?
            churnCount? churnMrr? reactivationCount? reactivationMrr? enteringMrr? leavingMrr? lost? gained?
            mrrRevalued? fx? customersWithoutRate? customerChurnRateChartmogul? customerChurnRateStripe?
            customerChurnRateBaremetrics? crr? grossMrrChurnRate? netMrrChurnRate? negativeChurn? nrr? grr? quickRatio?
            expansionShare? arpa? asp? ltv? churnByKind churnByReason churnByPlan churnByTenure trialsStarted?
            trialsStartedConverted? trialConversionRateByStart? trialsEnded? trialsConverted? trialConversionRate? nps?
            npsResponses? csat? csatResponses? payingCustomers? repeatCustomers? paidInvoices? repeatPurchaseRate?
            purchaseFrequency? expandedCustomers? contractedCustomers? churnedCustomers? reactivatedCustomers?""",
            "dev.tidewatch.output.ChurnSlice value count mrr",
            // customer-health
            """
            dev.tidewatch.output.CustomerHealth
            customerId status mrr currency? mrrByCurrency reportingCurrency? reportingMrr? since? lifetimePaid
            invoicesPaid lastPaidAt? recency? frequency? monetary? rfmSegment? lastNps? lastCsat? features score? signals
            openAlerts renewsAt? attributes updatedAt provisional?""",
            "dev.tidewatch.output.CustomerStatus UNKNOWN TRIAL ACTIVE PAST_DUE PAUSED CHURNED NONE",
            // at-risk-alerts
            """
            dev.tidewatch.output.RiskAlert
            alertId customerId? kind state severity score mrrAtRisk reportingCurrency? signals rule? suggestedAction
            openedAt updatedAt revision sentence? expectedLoss? heldOut? owner? acknowledgedAt? snoozedUntil? dueAt?
            resolution? actedAt? actedBy? comment?""",
            "dev.tidewatch.output.AlertResolution UNKNOWN SAVED LOST NOT_A_RISK",
            "dev.tidewatch.output.Signal name value weight contribution evidence",
            "dev.tidewatch.output.AlertKind UNKNOWN AT_RISK WIN_BACK UPSELL GOAL",
            "dev.tidewatch.output.AlertState UNKNOWN PENDING RAISED ESCALATED RESOLVED CHURNED SUPPRESSED",
            "dev.tidewatch.output.AlertSeverity UNKNOWN LOW MEDIUM HIGH CRITICAL",
            // alert-outcomes
            """
            dev.tidewatch.output.AlertOutcome
            alertId customerId kind rule? score raisedAt horizonEndsAt outcome outcomeAt? leadDays? mrrLost?
            reportingCurrency? mrrAtRisk? decided? heldOut? actedAt? resolution?""",
            "dev.tidewatch.output.OutcomeKind UNKNOWN CHURNED CONTRACTED KEPT OPEN REACTIVATED EXPANDED",
            // cohort-retention
            """
            dev.tidewatch.output.CohortRetention
            segment cohort offset asOfDay customersStart mrrStart customers mrr revision isFinal reportingCurrency?""");

    static Stream<Schema> types() {
        return Schemas.namedTypes().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void shouldKeepItsNamesWhenATypeIsEdited(Schema type) {
        // given
        List<String> agreed = NAMES.stream()
                .map(names -> Arrays.asList(names.split("\\s+")))
                .filter(names -> names.get(0).equals(type.getFullName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getFullName() + " is not listed here"));
        // when
        List<String> declared =
                Stream.concat(Stream.of(type.getFullName()), names(type)).toList();
        // then
        assertThat(declared).containsExactlyElementsOf(agreed);
    }

    @Test
    void shouldStillExistWhenATypeIsListed() {
        // when
        Set<String> listed = new TreeSet<>();
        NAMES.forEach(names -> listed.add(names.split("\\s+", 2)[0]));
        // then
        assertThat(listed)
                .containsExactlyElementsOf(types().map(Schema::getFullName).toList());
    }

    private static Stream<String> names(Schema type) {
        return type.getType() == Schema.Type.ENUM
                ? type.getEnumSymbols().stream()
                : type.getFields().stream()
                        .map(field -> field.name() + (field.schema().isNullable() ? "?" : ""));
    }
}
