package dev.tidewatch.domain.risk.feature;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.Scorecards;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeatureTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void shouldCountFailedPaymentsUntilTheyAre30DaysOld() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).with(failed("in_1", NOON), failed("in_1", day(2)));
        assertThat(value(customer, Feature.FAILED_PAYMENTS)).isEqualTo("2");

        customer.pass(NOON.plus(MONTH).minusMillis(1));
        assertThat(value(customer, Feature.FAILED_PAYMENTS)).isEqualTo("2");

        customer.pass(NOON.plus(MONTH));
        assertThat(value(customer, Feature.FAILED_PAYMENTS)).isEqualTo("1");
    }

    @Test
    void shouldNotKnowPaymentsBeforeTheFirst() {
        RiskDriver customer = aCustomer().with(aSnapshot().build());
        assertThat(customer.reading(Feature.FAILED_PAYMENTS)).isNull();

        customer.with(paid("in_1", day(1)));

        assertThat(value(customer, Feature.FAILED_PAYMENTS)).isEqualTo("0");
    }

    @Test
    void shouldSeeDunningUntilTheInvoiceIsPaid() {
        RiskDriver customer = aCustomer().with(aSnapshot().build()).with(failed("in_1", day(1)), paid("in_2", day(2)));
        assertThat(value(customer, Feature.OPEN_DUNNING)).isEqualTo("1");
        assertThat(requireNonNull(customer.reading(Feature.OPEN_DUNNING)).evidence())
                .isEqualTo("invoice in_1 is unpaid; the last attempt failed at " + day(1));

        customer.with(paid("in_1", day(3)));

        assertThat(value(customer, Feature.OPEN_DUNNING)).isEqualTo("0");
    }

    @Test
    void shouldSeeDunningWhileASubscriptionIsPastDue() {
        RiskDriver customer = aCustomer().with(aSnapshot().build());
        assertThat(value(customer, Feature.OPEN_DUNNING)).isEqualTo("0");

        customer.with(
                aSnapshot("late").status(SubscriptionStatus.PAST_DUE).at(day(1)).build());

        assertThat(value(customer, Feature.OPEN_DUNNING)).isEqualTo("1");
    }

    @Test
    void shouldSeeAScheduledCancellationUntilItIsTakenBack() {
        RiskDriver customer = aCustomer().with(aSnapshot().cancelAt(day(20)).build());
        assertThat(value(customer, Feature.CANCEL_SCHEDULED)).isEqualTo("1");

        customer.with(aSnapshot("stays").at(day(1)).build());

        assertThat(value(customer, Feature.CANCEL_SCHEDULED)).isEqualTo("0");
    }

    @Test
    void shouldBeLockedUntilTheRenewalIs90DaysAhead() {
        RiskDriver customer = aCustomer()
                .with(aSnapshot().on(yearly("1200")).periodEndsAt(day(365)).build());
        assertThat(value(customer, Feature.LOCKED)).isEqualTo("1");

        customer.pass(day(275));

        assertThat(value(customer, Feature.LOCKED)).isEqualTo("0");
    }

    @Test
    void shouldNotBeLockedByATermOfAMonthNorByOneThatEndsBefore() {
        Snapshot monthly = aSnapshot().periodEndsAt(day(400)).build();
        Snapshot ending = aSnapshot()
                .on(yearly("1200"))
                .periodEndsAt(day(365))
                .cancelAt(day(60))
                .build();

        assertThat(value(aCustomer().with(monthly), Feature.LOCKED)).isEqualTo("0");
        assertThat(value(aCustomer().with(ending), Feature.LOCKED)).isEqualTo("0");
        assertThat(aCustomer().with(aSnapshot().build()).reading(Feature.LOCKED))
                .isNull();
    }

    @Test
    void shouldCountTheSubscriptionsThatCount() {
        RiskDriver customer = aCustomer()
                .with(
                        aSnapshot("one").of("sub_1").build(),
                        aSnapshot("two").of("sub_2").build(),
                        aSnapshot("three")
                                .of("sub_3")
                                .status(SubscriptionStatus.PAUSED)
                                .build());

        assertThat(value(customer, Feature.SUBSCRIPTIONS)).isEqualTo("2");
    }

    @Test
    void shouldCountContractionsUntilTheyAre90DaysOld() {
        RiskDriver customer = aCustomer(Scorecards.SPREADING)
                .with(
                        aSnapshot().build(),
                        aSnapshot("less").at(day(1)).on(monthly("60")).build());
        assertThat(value(customer, Feature.CONTRACTIONS)).isEqualTo("1");

        customer.pass(day(91));

        assertThat(value(customer, Feature.CONTRACTIONS)).isEqualTo("0");
    }

    @Test
    void shouldCountDaysSinceTheCustomerCameBack() {
        RiskDriver customer = aCustomer()
                .with(
                        aSnapshot().build(),
                        aSnapshot("left")
                                .status(SubscriptionStatus.CANCELED)
                                .at(day(100))
                                .build(),
                        aSnapshot("back").at(day(200)).build())
                .with(paid("in_1", day(210).plusSeconds(1)));

        assertThat(value(customer, Feature.TENURE)).isEqualTo("10");
    }

    @Test
    void shouldSeeALongTermsRenewalOnlyInItsLast30Days() {
        RiskDriver customer = aCustomer()
                .with(aSnapshot().on(yearly("1200")).periodEndsAt(day(365)).build());
        assertThat(value(customer, Feature.RENEWS_SOON)).isEqualTo("0");

        customer.pass(day(335));
        assertThat(value(customer, Feature.RENEWS_SOON)).isEqualTo("1");
        assertThat(value(customer, Feature.DAYS_TO_RENEWAL)).isEqualTo("29");

        customer.pass(day(365));
        assertThat(value(customer, Feature.RENEWS_SOON)).isEqualTo("0");
        assertThat(customer.reading(Feature.DAYS_TO_RENEWAL)).isNull();
    }

    @Test
    void shouldNotTakeAMonthlyRenewalForADecision() {
        RiskDriver customer = aCustomer().with(aSnapshot().periodEndsAt(day(30)).build());

        assertThat(value(customer, Feature.RENEWS_SOON)).isEqualTo("0");
        assertThat(value(customer, Feature.DAYS_TO_RENEWAL)).isEqualTo("30");
    }

    @Test
    void shouldNotKnowRenewalsThatNobodyStates() {
        RiskDriver customer = aCustomer().with(aSnapshot().build());

        assertThat(customer.reading(Feature.RENEWS_SOON)).isNull();
        assertThat(customer.reading(Feature.DAYS_TO_RENEWAL)).isNull();
    }

    @Test
    void shouldNotKnowTheMrrOfACurrencyWithoutARate() {
        assertThat(value(aCustomer().with(aSnapshot().build()), Feature.MRR)).isEqualTo("100.000000");
        assertThat(aCustomer()
                        .with(aSnapshot().on(monthly("100").in("EUR")).build())
                        .reading(Feature.MRR))
                .isNull();
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
