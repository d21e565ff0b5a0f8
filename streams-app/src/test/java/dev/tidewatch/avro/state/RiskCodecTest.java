package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.testing.Billing;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.state.RiskState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RiskCodecTest {

    private static final Instant NOON = SnapshotBuilder.NOON;

    private final PartCodec<CustomerRisk> codec = RiskMapping.codec();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldWriteTheRecordThatAvroWouldWrite() {
        StateCodec<RiskState> whole = StateCodec.risk();
        for (CustomerRisk risk : List.of(paying(), alerted(), alerted().with(paying().billing()))) {
            byte[] bytes = codec.encode(risk).array();

            assertThat(bytes).isEqualTo(whole.encode(whole.decode(bytes)));
            assertThat(codec.decode(ByteBuffer.wrap(bytes))).isEqualTo(risk);
        }
    }

    @Test
    void shouldKeepTheBytesOfWhatStays() {
        CustomerRisk risk = alerted().with(paying().billing());
        codec.encode(risk);
        CustomerRisk published = risk.told(7);
        assertThat(published.heldBilling().stored()).isNotNull();
        assertThat(published.heldAlerts().stored()).isNotNull();
        assertThat(codec.decode(codec.encode(published))).isEqualTo(published);

        CustomerRisk paidAgain = risk.with(BillingHistory.EMPTY);
        assertThat(paidAgain.heldBilling().stored()).isNull();
        assertThat(codec.decode(codec.encode(paidAgain))).isEqualTo(paidAgain);
    }

    private static CustomerRisk paying() {
        return new CustomerRisk(
                new BillingHistory(
                        BillingTotals.EMPTY.plus(Billing.paid("in_0", NOON)),
                        Billing.paid("in_0", NOON),
                        List.of(Billing.paid("in_1", NOON.plusSeconds(1)))),
                CustomerRisk.EMPTY.alerts(),
                NOON,
                null,
                true,
                3);
    }

    private static CustomerRisk alerted() {
        RiskDriver customer = RiskDriver.aCustomer()
                .with(SnapshotBuilder.aSnapshot().cancelAt(NOON.plusSeconds(1)).build());
        assertThat(customer.alerts()).hasSize(1);
        return customer.state().risk();
    }
}
