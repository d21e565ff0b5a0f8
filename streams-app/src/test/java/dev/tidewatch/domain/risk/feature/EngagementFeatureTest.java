package dev.tidewatch.domain.risk.feature;

import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.engagement.PaymentMethod;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.Billing;
import dev.tidewatch.domain.testing.RiskDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngagementFeatureTest {

    @Test
    void shouldKnowNothingOfWhoWasNeverHeardOf() {
        RiskDriver customer = aCustomer().with(aSnapshot().build());

        for (Feature feature : Feature.values()) {
            if (feature.dotted().matches("(usage|activity|support|feedback|onboarding|card)[.].*")) {
                assertThat(customer.reading(feature)).as(feature.dotted()).isNull();
            }
        }
    }

    @Test
    void shouldSeeUseGoDownDayByDay() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).useDaily(day(1), 40);
        assertThat(value(customer, Feature.USAGE_DROP)).isEqualTo("0.00");

        Instant midnight = Instant.parse("2026-04-14T00:00:00Z");
        assertThat(value(customer.pass(midnight.minusMillis(1)), Feature.USAGE_DROP))
                .isEqualTo("0.00");
        assertThat(value(customer.pass(midnight), Feature.USAGE_DROP)).isEqualTo("0.25");
        customer.pass(midnight.plus(Duration.ofDays(5)));
        assertThat(value(customer, Feature.USAGE_DROP)).isEqualTo("1.00");
        assertThat(requireNonNull(customer.reading(Feature.USAGE_DROP)).evidence())
                .isEqualTo("0 uses in the last 7 days, 280 in the 28 before");
    }

    @Test
    void shouldSeeUseGoDownAgainstItsUsualStepByStep() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).useDaily(day(1), 40);
        assertThat(value(customer, Feature.USAGE_TREND)).isEqualTo("0.00");

        Instant midnight = Instant.parse("2026-05-06T00:00:00Z");
        assertThat(value(customer.pass(midnight.minusMillis(1)), Feature.USAGE_TREND))
                .isEqualTo("-1.25");
        assertThat(value(customer.pass(midnight), Feature.USAGE_TREND)).isEqualTo("-1.50");
        assertThat(requireNonNull(customer.reading(Feature.USAGE_TREND)).evidence())
                .isEqualTo(
                        "82 % less use than usual: 6 uses a week lately, 35 before; the last one at 2026-04-11T12:00:00Z");
        assertThat(value(customer.pass(day(400)), Feature.USAGE_TREND)).isEqualTo("-2.00");
    }

    /** A comparison of two windows is unknown of whoever used it on two days of a month. */
    @Test
    void shouldKnowTheTrendOfWhoIsBackAndResolveItsAlert() {
        RiskDriver customer = aCustomer()
                .with(aSnapshot().build())
                .useDaily(day(1), 40)
                .answer(Answer.Survey.NPS, 2, day(40))
                .answer(Answer.Survey.CSAT, 1, day(40))
                .pass(day(70));
        assertThat(customer.alerts())
                .extracting(Alert::state)
                .containsExactly(Alert.State.RAISED, Alert.State.ESCALATED);

        customer.use(day(71), day(76)).pass(day(78));

        assertThat(customer.reading(Feature.USAGE_DROP)).isNull();
        assertThat(value(customer, Feature.USAGE_TREND)).isEqualTo("-0.75");
        assertThat(customer.alerts()).extracting(Alert::state).endsWith(Alert.State.RESOLVED);
    }

    @Test
    void shouldNoticeOnTimeThatSomebodyHadBecomeARegularUser() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).useDaily(day(1), 3);

        customer.pass(Instant.parse("2026-03-13T00:00:00Z").minusMillis(1));
        assertThat(customer.reading(Feature.USAGE_DROP)).isNull();

        customer.pass(Instant.parse("2026-03-13T00:00:00Z"));
        assertThat(value(customer, Feature.USAGE_DROP)).isEqualTo("1.00");
    }

    @Test
    void shouldEndASilenceWithTheUse() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).use(day(1)).pass(day(15));
        assertThat(value(customer, Feature.SILENT)).isEqualTo("1");
        assertThat(value(customer, Feature.SILENT_DAYS)).isEqualTo("14");

        customer.use(day(20));

        assertThat(value(customer, Feature.SILENT)).isEqualTo("0");
        assertThat(value(customer, Feature.SILENT_DAYS)).isEqualTo("0");
    }

    @Test
    void shouldSayAtOnceHowMuchOfTheAllowanceIsUsed() {
        RiskDriver customer = aCustomer().with(aSnapshot().build());

        customer.accept(new Usage("u1", new Use(day(1), "api", 85, 100L)));

        assertThat(value(customer, Feature.USAGE_OF_LIMIT)).isEqualTo("0.8");
        assertThat(requireNonNull(customer.reading(Feature.USAGE_OF_LIMIT)).evidence())
                .isEqualTo("used 85 of 100 this month (api)");
    }

    @Test
    void shouldSeeATicketUnresolvedAfter48HoursWithoutAnEvent() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).ticket("t1", Ticket.Step.OPENED, day(1));
        assertThat(value(customer, Feature.OPEN_TICKETS)).isEqualTo("1");
        assertThat(value(customer, Feature.UNRESOLVED)).isEqualTo("0");

        assertThat(value(customer.pass(day(3).minusMillis(1)), Feature.UNRESOLVED))
                .isEqualTo("0");
        customer.pass(day(3));
        assertThat(value(customer, Feature.UNRESOLVED)).isEqualTo("1");
        assertThat(value(customer, Feature.OLDEST_TICKET_HOURS)).isEqualTo("48");
        assertThat(requireNonNull(customer.reading(Feature.UNRESOLVED)).evidence())
                .isEqualTo("ticket t1 is unresolved since " + day(1));

        customer.ticket("t1", Ticket.Step.RESOLVED, day(4));
        assertThat(value(customer, Feature.UNRESOLVED)).isEqualTo("0");
        assertThat(value(customer, Feature.OPEN_TICKETS)).isEqualTo("0");
        assertThat(customer.reading(Feature.OLDEST_TICKET_HOURS)).isNull();
    }

    @Test
    void shouldHoldABadAnswerAgainstTheRelationFor90Days() {
        RiskDriver customer = aCustomer()
                .with(aSnapshot().build())
                .answer(Answer.Survey.NPS, 6, day(1))
                .answer(Answer.Survey.CSAT, 3, day(1));
        assertThat(value(customer, Feature.NPS)).isEqualTo("6");
        assertThat(value(customer, Feature.CSAT)).isEqualTo("0.600000");
        assertThat(value(customer, Feature.DETRACTOR)).isEqualTo("1");
        assertThat(value(customer, Feature.DISSATISFIED)).isEqualTo("1");

        customer.pass(day(91));

        assertThat(value(customer, Feature.DETRACTOR)).isEqualTo("0");
        assertThat(value(customer, Feature.NPS)).isEqualTo("6");
    }

    @Test
    void shouldAskForTheOnboardingOnTheSeventhDayIfFeaturesAreNamed() {
        EngagementPolicy named = new EngagementPolicy(Set.of(), Set.of("invite", "import"), 64, Duration.ofDays(2));
        RiskDriver customer = aCustomer(named).with(aSnapshot().build());
        customer.accept(new Usage("u1", new Use(day(2), "invite", 1, null)));
        assertThat(value(customer, Feature.ONBOARDING_INCOMPLETE)).isEqualTo("0");

        customer.pass(day(7));
        assertThat(value(customer, Feature.ONBOARDING_INCOMPLETE)).isEqualTo("1");
        assertThat(requireNonNull(customer.reading(Feature.ONBOARDING_INCOMPLETE))
                        .evidence())
                .isEqualTo("not used since it began at " + NOON + ": import");

        customer.accept(new Usage("u2", new Use(day(8), "import", 1, null)));
        assertThat(value(customer, Feature.ONBOARDING_INCOMPLETE)).isEqualTo("0");
    }

    @Test
    void shouldSeeACardExpireUntilItIsReplaced() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).with(paid("in_1", day(0)));
        method(customer, BillingType.PAYMENT_METHOD_EXPIRING, day(1), day(50));
        assertThat(value(customer, Feature.CARD_EXPIRING)).isEqualTo("0");

        customer.pass(day(20));
        assertThat(value(customer, Feature.CARD_EXPIRING)).isEqualTo("1");

        method(customer, BillingType.PAYMENT_METHOD_UPDATED, day(21), null);
        assertThat(value(customer, Feature.CARD_EXPIRING)).isEqualTo("0");
    }

    @Test
    void shouldSeeATrialEndThatNobodyPaysFor() {
        RiskDriver customer = aCustomer()
                .with(aSnapshot().build())
                .with(aSnapshot("trial")
                        .of("other")
                        .status(SubscriptionStatus.TRIALING)
                        .trialEndsAt(day(10))
                        .hasPaymentMethod(false)
                        .build());
        assertThat(value(customer, Feature.TRIAL_WITHOUT_PAYMENT_METHOD)).isEqualTo("0");

        customer.with(paid("in_1", day(8)));

        assertThat(value(customer, Feature.TRIAL_WITHOUT_PAYMENT_METHOD)).isEqualTo("1");
    }

    private static void method(RiskDriver customer, BillingType type, Instant at, @Nullable Instant expiresAt) {
        customer.accept(
                new BillingChange(Billing.event(type + " " + at, type, at, 0), new PaymentMethod(at, expiresAt)));
    }

    private static String value(RiskDriver customer, Feature feature) {
        return requireNonNull(customer.reading(feature), feature.dotted())
                .value()
                .toPlainString();
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
