package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.Billing;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.Scorecards;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskWatchTest {

    private static final Set<Alert.State> IS_OPEN = Set.of(Alert.State.RAISED, Alert.State.ESCALATED);

    private static final int SEEDS = 200;
    private static final int DAYS = 300;

    @Test
    void shouldResolveByTimeAloneAtTheInstantTheFailuresAreOld() {
        RiskDriver customer = aCustomer(Scorecards.SPREADING)
                .with(aSnapshot().build())
                .with(failed("in_1", day(1)), failed("in_1", day(2)), failed("in_1", day(3)))
                .pass(day(200));

        assertThat(customer.alerts())
                .extracting(alert -> alert.state() + " " + alert.updatedAt())
                .containsExactly(
                        "RAISED " + day(2),
                        "RAISED " + day(3),
                        "ESCALATED " + day(5),
                        "ESCALATED " + day(31),
                        "ESCALATED " + day(32),
                        "RESOLVED " + day(33));
    }

    @Test
    void shouldNotDependOnHowOftenTheClockIsTold() {
        int raised = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<CustomerEvent> events = story(new Random(seed));
            RiskDriver seldom = aCustomer();
            RiskDriver often = aCustomer();
            Instant told = NOON;
            for (CustomerEvent event : events) {
                while (told.isBefore(event.occurredAt())) {
                    often.pass(told.minusMillis(1));
                    told = told.plus(Duration.ofHours(12));
                }
                seldom.accept(event);
                often.accept(event);
            }
            seldom.pass(day(2 * DAYS));
            often.pass(day(DAYS + 40)).pass(day(2 * DAYS));

            assertThat(often.alerts()).as("seed %d", seed).isEqualTo(seldom.alerts());
            assertThat(often.health()).as("seed %d", seed).isEqualTo(seldom.health());
            raised += seldom.alerts().size();
        }
        assertThat(raised).isGreaterThan(SEEDS);
    }

    @Test
    void shouldHaveOneOpenAlertAtMost() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RiskDriver customer = aCustomer(Scorecards.SPREADING);
            story(new Random(seed)).forEach(customer::accept);
            Map<AlertKind, Alert> last = new EnumMap<>(AlertKind.class);
            for (Alert alert : customer.alerts()) {
                Alert before = last.put(alert.kind(), alert);
                boolean continues = before != null && before.openedAt().equals(alert.openedAt());
                boolean open = before != null && IS_OPEN.contains(before.state());
                assertThat(continues)
                        .as("seed %d: %s after %s", seed, alert, before)
                        .isEqualTo(open);
                assertThat(alert.revision()).isEqualTo(continues && before != null ? before.revision() + 1 : 0);
            }
        }
    }

    @Test
    void shouldPublishWhatIsDueBeforeAPayment() {
        RiskDriver customer = aCustomer(Scorecards.SPREADING)
                .with(aSnapshot().cancelAt(day(10)).build());

        Decision<CustomerState, CustomerNews> decision =
                customer.accept(new BillingChange(Billing.event("late", BillingType.INVOICE_PAID, day(20), 1)));

        assertThat(decision.outputs().corrections())
                .extracting(Correction::movement)
                .extracting(movement -> movement.key().at())
                .containsExactly(day(10));
        assertThat(decision.outputs().alerts())
                .extracting(alert -> alert.kind() + " " + alert.state() + " " + alert.updatedAt())
                .containsExactly(
                        "AT_RISK ESCALATED " + day(3), "AT_RISK CHURNED " + day(10), "WIN_BACK RAISED " + day(10));
        assertThat(customer.health().assessment().status()).isEqualTo(CustomerStatus.CHURNED);
    }

    @Test
    void shouldLeaveARefusedEventWithoutTrace() {
        RiskDriver customer =
                aCustomer(Scorecards.SPREADING).with(aSnapshot().build()).with(failed("in_1", day(100)));
        CustomerState before = customer.state();

        Decision<CustomerState, CustomerNews> refused = customer.accept(new BillingChange(failed("in_0", day(1))));

        assertThat(refused.rejected()).isNotNull();
        assertThat(customer.state()).isEqualTo(before);
        assertThat(refused.outputs()).isEqualTo(CustomerNews.NONE);
    }

    /** In order of time: a subscription that changes, goes past due, ends and comes back, and payments that often fail. */
    private static List<CustomerEvent> story(Random random) {
        List<CustomerEvent> events = new ArrayList<>();
        events.add(new SubscriptionChange(aSnapshot().build()));
        for (int day = 1; day < DAYS; day += 1 + random.nextInt(9)) {
            Instant at = day(day).plusMillis(random.nextInt(86_400_000));
            events.add(random.nextInt(3) == 0 ? change(random, at) : payment(random, at));
        }
        return events;
    }

    private static CustomerEvent payment(Random random, Instant at) {
        BillingType type = random.nextInt(3) == 0 ? BillingType.INVOICE_PAID : BillingType.PAYMENT_FAILED;
        return new BillingChange(Billing.event("pay " + at, type, at, 1));
    }

    private static CustomerEvent change(Random random, Instant at) {
        List<SubscriptionStatus> statuses = List.of(
                SubscriptionStatus.ACTIVE,
                SubscriptionStatus.ACTIVE,
                SubscriptionStatus.PAST_DUE,
                SubscriptionStatus.CANCELED);
        SnapshotBuilder snapshot = aSnapshot("change " + at)
                .at(at)
                .status(statuses.get(random.nextInt(statuses.size())))
                .on(ItemBuilder.monthly(Integer.toString(50 + random.nextInt(100))));
        if (random.nextInt(4) == 0) {
            snapshot.cancelAt(at.plus(Duration.ofHours(random.nextInt(1000))));
        }
        return new SubscriptionChange(snapshot.build());
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
