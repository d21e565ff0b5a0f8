package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.valuation.Trigger;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerAttributesTest {

    private static final Duration LATENESS = Profile.TIDEWATCH.lateness();

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldTransferWhatCountsWhenTheAttributesChange() {
        ledger.with(subscribed("sub_1"), subscribed("sub_2"));

        ledger.accept(attributes("crm_1", day(3), Map.of("country", "DE")));

        Movement transfer = ledger.published().get(1);
        assertThat(transfer.kind()).isEqualTo(MovementKind.TRANSFER);
        assertThat(transfer.key().at()).isEqualTo(day(3));
        assertThat(transfer.rule()).containsExactly(Trigger.ATTRIBUTES);
        assertThat(transfer.causes()).containsExactly("crm_1");
        assertThat(transfer.subscriptionIds()).containsExactly("sub_1", "sub_2");
        assertThat(transfer.lines())
                .filteredOn(line -> line.after() > 0)
                .extracting(line -> line.line().attributes())
                .containsOnly(Map.of("country", "DE", "tier", "gold"));
    }

    @Test
    void shouldMoveNothingWhenNothingCounts() {
        ledger.with(subscribed("sub_1"), cancelled("sub_1", day(1)));

        ledger.accept(attributes("crm_1", day(3), Map.of("country", "DE")));
        ledger.with(subscription("sub_1", day(5)).attribute("country", "FR").build());

        assertThat(ledger.published())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.CHURN, MovementKind.REACTIVATION);
        assertThat(ledger.published().get(2).causes()).containsExactly("sub_1 at " + day(5));
        assertThat(ledger.published().get(2).lines())
                .extracting(line -> line.line().attributes())
                .containsExactly(Map.of("country", "DE", "tier", "gold"));
    }

    @Test
    void shouldNameTheAttributesWhenASnapshotOfTheSameInstantSaysNothingNew() {
        ledger.with(subscribed("sub_1"), subscription("sub_1", day(3)).build());

        ledger.accept(attributes("crm_1", day(3), Map.of("country", "DE")));

        assertThat(ledger.published().get(1).causes()).containsExactly("crm_1");
    }

    @Test
    void shouldNameTheSnapshotWhenItChangesTheWorthAtTheSameInstant() {
        ledger.with(subscribed("sub_1"));
        ledger.accept(attributes("crm_1", day(3), Map.of("country", "DE")));

        ledger.with(subscription("sub_1", day(3)).on(monthly("80")).build());

        assertThat(ledger.published().get(1).rule()).containsExactly(Trigger.SNAPSHOT);
        assertThat(ledger.published().get(1).causes()).containsExactly("sub_1 at " + day(3));
    }

    @Test
    void shouldBelongToAnOpenGroup() {
        ledger.with(subscribed("sub_1"));

        ledger.accept(attributes("crm_1", NOON.plus(Duration.ofMinutes(59)), Map.of("country", "DE")));

        assertThat(ledger.published()).singleElement().satisfies(movement -> {
            assertThat(movement.kind()).isEqualTo(MovementKind.NEW);
            assertThat(movement.causes()).containsExactly("crm_1", "sub_1 at " + NOON);
        });
    }

    @Test
    void shouldRefuseWhatComesTooLateAfterEitherTopic() {
        ledger.accept(attributes("crm_1", day(10), Map.of("country", "DE")));
        Decision<Ledger, Revised> behindItsOwn =
                ledger.accept(attributes("crm_0", day(10).minus(LATENESS).minusMillis(1), Map.of("country", "FR")));
        ledger.with(subscription("sub_1", day(50)).build());
        Decision<Ledger, Revised> behindTheOther =
                ledger.accept(attributes("crm_2", day(50).minus(LATENESS).minusMillis(1), Map.of("country", "FR")));
        Decision<Ledger, Revised> inTime =
                ledger.accept(attributes("crm_3", day(50).minus(LATENESS), Map.of("country", "FR")));

        assertThat(behindItsOwn.rejected()).extracting(Rejection::reason).isEqualTo(DeadLetterReason.TOO_LATE);
        assertThat(behindTheOther.rejected()).extracting(Rejection::reason).isEqualTo(DeadLetterReason.TOO_LATE);
        assertThat(inTime.accepted()).isTrue();
    }

    @Test
    void shouldNotMakeASubscriptionsEventTooLate() {
        ledger.accept(attributes("crm_1", day(100), Map.of("country", "DE")));

        assertThat(ledger.accept(subscribed("sub_1")).accepted()).isTrue();
    }

    @Test
    void shouldKeepOneOfThoseThatRepeatThemselvesWithoutASubscription() {
        for (int day = 0; day < 400; day++) {
            ledger.accept(attributes("crm_" + day, day(day), Map.of("country", "DE")));
        }

        assertThat(ledger.ledger().attributes().retained()).hasSize(37);
    }

    @Test
    void shouldShowTheCustomersAttributesInTheStandingOfEachSubscription() {
        ledger.with(subscribed("sub_1"));
        ledger.accept(attributes("crm_1", day(3), Map.of("country", "DE")));

        assertThat(Standing.of(ledger.ledger(), day(3), new Valuation(Profile.TIDEWATCH)))
                .extracting(Standing::attributes)
                .containsExactly(Map.of("country", "DE", "tier", "gold"));
        assertThat(Standing.of(ledger.ledger(), day(3).minusMillis(1), new Valuation(Profile.TIDEWATCH)))
                .extracting(Standing::attributes)
                .containsExactly(Map.of("tier", "gold"));
    }

    private static CustomerAttributes attributes(String id, Instant at, Map<String, String> stated) {
        return new CustomerAttributes(id, at, null, stated);
    }

    private static Snapshot subscribed(String subscriptionId) {
        return subscription(subscriptionId, NOON).build();
    }

    private static Snapshot cancelled(String subscriptionId, Instant at) {
        return subscription(subscriptionId, at)
                .status(SubscriptionStatus.CANCELED)
                .build();
    }

    private static SnapshotBuilder subscription(String subscriptionId, Instant at) {
        return aSnapshot(subscriptionId + " at " + at)
                .of(subscriptionId)
                .at(at)
                .on(monthly("50"))
                .attribute("tier", "gold");
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
