package dev.tidewatch.avro.state;

import static dev.tidewatch.domain.testing.ItemBuilder.anItem;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import dev.tidewatch.domain.testing.Billing;
import dev.tidewatch.domain.testing.RiskDriver;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An event pays for the parts of a customer that it touches. */
class CustomerPartsTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(3));

    private final CountingCodec<Ledger> ledger = new CountingCodec<>(LedgerMapping.codec());
    private final CountingCodec<KeptHistory> history = new CountingCodec<>(HistoryMapping.codec());
    private final CountingCodec<CustomerRisk> risk = new CountingCodec<>(RiskMapping.codec());
    private final CountingCodec<Engagement> engagement = new CountingCodec<>(EngagementMapping.codec());
    private final CountingCodec<Outcomes> outcomes = new CountingCodec<>(OutcomesMapping.codec());
    private final CustomerStateSerde counting = new CustomerStateSerde(ledger, history, risk, engagement, outcomes);

    /** Something in every part but the engagement, an alert and due effects among it. */
    private final RiskDriver customer = RiskDriver.aCustomer()
            .with(aSnapshot().cancelAt(NOON.plus(Duration.ofDays(9))).build())
            .with(Billing.failed("in_1", NOON.plusSeconds(1)));

    private final byte[] stored = serialized(new CustomerStateSerde(), customer.state());

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldTouchTheEngagementAloneWhenItIsUsed() {
        byte[] used = serialized(
                counting,
                customer.restored(deserialized(counting, stored))
                        .use(LATER.minusSeconds(9))
                        .state());
        List<Integer> decodedBefore = decodings();
        List<Integer> encodedBefore = encodings();

        customer.restored(deserialized(counting, used)).accept(new Usage("again", new Use(LATER, "login", 1, null)));
        byte[] after = serialized(counting, customer.state());

        assertThat(parts(after).subList(0, 3)).isEqualTo(parts(used).subList(0, 3));
        assertThat(parts(after).get(3)).isNotEqualTo(parts(used).get(3));
        assertThat(more(decodedBefore, decodings())).containsExactly(0, 0, 0, 1, 0);
        assertThat(more(encodedBefore, encodings())).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void shouldTouchNothingWhenAUseIsRepeated() {
        Usage use = new Usage("again", new Use(LATER, "login", 1, null));
        byte[] used = storedAfter(use);
        List<Integer> encodedBefore = encodings();

        customer.restored(deserialized(counting, used)).accept(use);

        assertThat(serialized(counting, customer.state())).isEqualTo(used);
        assertThat(encodings()).isEqualTo(encodedBefore);
    }

    @Test
    void shouldKeepLedgerAndHistoryAsTheyCameWhenAPaymentFails() {
        byte[] after = storedAfter(new BillingChange(Billing.failed("in_1", LATER)));

        assertThat(parts(after).subList(0, 2)).isEqualTo(parts(stored).subList(0, 2));
        assertThat(parts(after).get(2)).isNotEqualTo(parts(stored).get(2));
        assertThat(decodings()).containsExactly(1, 1, 1, 1, 0);
        assertThat(encodings()).containsExactly(0, 0, 1, 0, 0);
    }

    @Test
    void shouldKeepLedgerAndHistoryAsTheyCameWhenOnlyTheJudgementIsDue() {
        RiskDriver failing = RiskDriver.aCustomer().with(aSnapshot().build()).with(Billing.failed("in_1", LATER));
        byte[] before = serialized(counting, failing.state());

        CustomerState passed = failing.restored(deserialized(counting, before))
                .pass(LATER.plus(Duration.ofDays(40)))
                .state();
        byte[] after = serialized(counting, passed);

        assertThat(passed.risk().judgedAt()).isAfter(LATER);
        assertThat(parts(after).subList(0, 2)).isEqualTo(parts(before).subList(0, 2));
        assertThat(decodings()).containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void shouldDecodeEachPartOnceWhenASubscriptionChanges() {
        storedAfter(new SubscriptionChange(
                aSnapshot("evt_2").at(LATER).on(anItem().seats(7)).build()));

        assertThat(decodings()).containsExactly(1, 1, 1, 1, 1);
        assertThat(encodings()).containsExactly(1, 1, 1, 0, 0);
    }

    @Test
    void shouldKnowWhatIsDueWithoutDecoding() {
        CustomerState state = deserialized(counting, stored);

        assertThat(state.nextDue()).isNotNull().isEqualTo(customer.state().nextDue());
        assertThat(decodings()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void shouldBeEqualByContentWhetherDecodedOrNot() {
        CustomerState state = deserialized(counting, stored);

        assertThat(state).isEqualTo(customer.state()).hasSameHashCodeAs(customer.state());
        assertThat(customer.state()).isEqualTo(state);
        assertThat(state).isEqualTo(deserialized(counting, stored));
        assertThat(state.with(state.risk().with(BillingHistory.EMPTY))).isNotEqualTo(state);
    }

    @Test
    void shouldTakeNoBytesForWhatIsEmpty() {
        byte[] empty = serialized(counting, CustomerState.EMPTY);

        assertThat(parts(empty))
                .allSatisfy(part -> assertThat(part.hasRemaining()).isFalse());
        assertThat(deserialized(counting, empty)).isEqualTo(CustomerState.EMPTY);
    }

    private byte[] storedAfter(CustomerEvent event) {
        customer.restored(deserialized(counting, stored)).accept(event);
        return serialized(counting, customer.state());
    }

    private static byte[] serialized(CustomerStateSerde serde, CustomerState state) {
        return serde.serializer().serialize("customers", state);
    }

    private static CustomerState deserialized(CustomerStateSerde serde, byte[] bytes) {
        return serde.deserializer().deserialize("customers", bytes);
    }

    /** Ledger, history, risk, engagement and outcomes as the store has them. */
    private static List<ByteBuffer> parts(byte[] bytes) {
        dev.tidewatch.state.CustomerState state = StateCodec.customerState().decode(bytes);
        return List.of(
                state.getLedger(), state.getHistory(), state.getRisk(), state.getEngagement(), state.getOutcomes());
    }

    private List<Integer> decodings() {
        return List.of(ledger.decoded(), history.decoded(), risk.decoded(), engagement.decoded(), outcomes.decoded());
    }

    private List<Integer> encodings() {
        return List.of(ledger.encoded(), history.encoded(), risk.encoded(), engagement.encoded(), outcomes.encoded());
    }

    private static List<Integer> more(List<Integer> before, List<Integer> after) {
        List<Integer> more = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            more.add(after.get(i) - before.get(i));
        }
        return more;
    }
}
