package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.customer.Activity;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.alert.EscalatedAlert;
import dev.tidewatch.domain.risk.alert.NoAlert;
import dev.tidewatch.domain.risk.alert.OpenAlert;
import dev.tidewatch.domain.risk.alert.PendingAlert;
import dev.tidewatch.domain.risk.alert.RaisedAlert;
import dev.tidewatch.domain.risk.alert.SuppressedAlert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.Billing;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomerStateSerdeTest {

    private static final int SEEDS = 100;

    private final CustomerStateSerde serde = new CustomerStateSerde();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldGiveBackEveryStateOfEveryStory() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Story story = EventStories.from(seed);
            LedgerDriver driver = new LedgerDriver(
                    story.profile(), PublishedRates.table(seed, story.profile().rates()));
            for (Arrival arrival : ArrivalOrders.disorderly(story, story.end(), seed)) {
                driver.take(arrival);

                CustomerState state =
                        new CustomerState(driver.ledger(), driver.history(), CustomerRisk.EMPTY, Map.of(), null);

                assertThat(roundTrip(state))
                        .as("seed %d after %s", seed, arrival)
                        .isEqualTo(state);
            }
        }
    }

    @Test
    void shouldGiveBackWhatIsKeptBesideTheLedger() {
        Instant at = Instant.parse("2026-03-01T00:00:00.001Z");
        CustomerState state = new CustomerState(
                Ledger.EMPTY,
                KeptHistory.EMPTY,
                new CustomerRisk(billing(at), alerts(at), at.plusMillis(8), at.plusMillis(9), true, -3),
                Map.of(
                        Activity.Source.BILLING, at,
                        Activity.Source.USAGE, at.plusMillis(1),
                        Activity.Source.FEEDBACK, at.plusMillis(2),
                        Activity.Source.SUPPORT, at.plusMillis(3)),
                at.plusMillis(4));

        assertThat(roundTrip(state)).isEqualTo(state);
    }

    @Test
    void shouldGiveBackOutcomes() {
        Instant end = SnapshotBuilder.NOON.plus(Duration.ofDays(1));
        RiskDriver customer = RiskDriver.aCustomer()
                .with(SnapshotBuilder.aSnapshot()
                        .on(ItemBuilder.monthly("200"))
                        .cancelAt(end)
                        .build())
                .pass(end);
        assertThat(customer.state().outcomes().outcomes())
                .extracting(Outcome::result)
                .containsExactly(Result.CHURNED, Result.OPEN);

        assertThat(roundTrip(customer.state())).isEqualTo(customer.state());
        assertThat(roundTrip(customer.state()).nextDue())
                .isEqualTo(customer.state().nextDue());
    }

    @Test
    void shouldGiveBackAnOpenAlert() {
        Instant at = SnapshotBuilder.NOON;
        RiskDriver customer = RiskDriver.aCustomer()
                .with(SnapshotBuilder.aSnapshot().cancelAt(at.plusSeconds(1)).build());
        assertThat(customer.alerts()).hasSize(1);

        assertThat(roundTrip(customer.state())).isEqualTo(customer.state());
    }

    private static Alerts alerts(Instant at) {
        Actions all = Actions.NONE
                .with(at, new Action(at.plusMillis(11), "ann", new Action.Acknowledged(), null))
                .with(at, new Action(at.plusMillis(12), "bob", new Action.Assigned("cy"), "hers"))
                .with(at, new Action(at.plusMillis(13), "cy", new Action.Snoozed(at.plusMillis(99)), null))
                .with(at, new Action(at.plusMillis(14), "ann", new Action.Resolved(Resolution.LOST), null));
        Actions said = Actions.NONE.with(at, new Action(at.plusMillis(15), "bob", new Action.Commented(), "early"));
        return new Alerts(
                Map.of(
                        AlertOrigin.of("vip"), new NoAlert(at.plusMillis(8)),
                        AlertOrigin.of(AlertKind.AT_RISK), new NoAlert(at.plusMillis(7)),
                        AlertOrigin.of(AlertKind.UPSELL), new PendingAlert(at.plusMillis(5), at.plusMillis(6))),
                Map.of(
                        AlertOrigin.of("vip"),
                        said,
                        AlertOrigin.of(AlertKind.AT_RISK),
                        all,
                        AlertOrigin.of(AlertKind.WIN_BACK),
                        said));
    }

    /** An alert on which people acted, and its outcome. */
    @Test
    void shouldGiveBackWhatPeopleDid() {
        RiskDriver customer = RiskDriver.aCustomer()
                .with(SnapshotBuilder.aSnapshot()
                        .cancelAt(SnapshotBuilder.NOON.plus(Duration.ofDays(9)))
                        .build());
        for (Action.Deed deed :
                List.of(new Action.Assigned("ann"), new Action.Commented(), new Action.Resolved(Resolution.SAVED))) {
            Action action = new Action(SnapshotBuilder.NOON.plusSeconds(5), "bob", deed, "said");
            customer.accept(new ActionChange("id", AlertOrigin.of(AlertKind.AT_RISK), SnapshotBuilder.NOON, action));

            assertThat(roundTrip(customer.state())).isEqualTo(customer.state());
        }
        assertThat(customer.alerts()).hasSize(3);
        assertThat(customer.state().outcomes().outcomes())
                .extracting(outcome -> outcome.warning().response().resolved())
                .containsExactly(new Told<>(SnapshotBuilder.NOON.plusSeconds(5), Resolution.SAVED));
    }

    @Test
    void shouldGiveBackAnAlertInEveryOpenState() {
        Alert alert = RiskDriver.aCustomer()
                .with(SnapshotBuilder.aSnapshot()
                        .cancelAt(SnapshotBuilder.NOON.plusSeconds(1))
                        .build())
                .alerts()
                .get(0);
        for (OpenAlert open : List.of(
                new RaisedAlert(in(Alert.State.RAISED, alert)),
                new EscalatedAlert(in(Alert.State.ESCALATED, alert)),
                new SuppressedAlert(in(Alert.State.SUPPRESSED, alert)))) {
            CustomerState state = new CustomerState(
                    Ledger.EMPTY,
                    KeptHistory.EMPTY,
                    new CustomerRisk(
                            BillingHistory.EMPTY, new Alerts(Map.of(open.last().origin(), open)), null, null, false, 0),
                    Map.of(),
                    null);

            assertThat(roundTrip(state)).isEqualTo(state);
        }
    }

    private static Alert in(Alert.State state, Alert alert) {
        return new Alert(
                alert.kind(),
                state == Alert.State.RAISED ? null : "vip",
                alert.openedAt(),
                state,
                alert.severity(),
                alert.score(),
                alert.mrrAtRisk(),
                alert.expectedLoss(),
                alert.signals(),
                alert.suggestedAction(),
                alert.updatedAt(),
                3,
                List.of(),
                alert.handling());
    }

    private static BillingHistory billing(Instant at) {
        return new BillingHistory(
                BillingTotals.EMPTY.plus(Billing.paid("in_0", at)),
                Billing.failed("in_0", at),
                List.of(
                        Billing.failed("in_1", at.plusMillis(5)),
                        Billing.event("free", BillingType.INVOICE_PAID, at.plusMillis(6), 0)));
    }

    private CustomerState roundTrip(CustomerState state) {
        return serde.deserializer().deserialize("customers", serde.serializer().serialize("customers", state));
    }
}
