package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.ledger.AttributeHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.movement.Bookings;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.terms.LedgerTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerStateTest {

    private static final Instant SOONER = NOON;
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void shouldBeDueWithTheEarlierOneOfLedgerAndRisk() {
        CustomerState sooner = CustomerState.EMPTY.with(ledger(SOONER)).with(risk(LATER));
        CustomerState turned = sooner.with(ledger(LATER)).with(risk(SOONER));

        assertThat(sooner.nextDue()).isEqualTo(SOONER);
        assertThat(turned.nextDue()).isEqualTo(SOONER);
    }

    @Test
    void shouldBeDueWithTheOneThatHasADue() {
        CustomerState state = CustomerState.EMPTY.with(ledger(SOONER));

        assertThat(CustomerState.EMPTY.nextDue()).isNull();
        assertThat(state.nextDue()).isEqualTo(SOONER);
        assertThat(state.with(risk(LATER)).with(ledger(null)).nextDue()).isEqualTo(LATER);
        assertThat(state.with(ledger(null)).nextDue()).isNull();
    }

    @Test
    void shouldBeDueOnlyWhenTheClockHasPassed() {
        CustomerState state = CustomerState.EMPTY.with(ledger(SOONER));

        assertThat(state.isDue(SOONER)).isFalse();
        assertThat(state.isDue(LATER)).isTrue();
        assertThat(CustomerState.EMPTY.isDue(LATER)).isFalse();
    }

    @Test
    void shouldKeepHoldingThePartThatIsGivenBack() {
        CustomerState state = CustomerState.EMPTY.with(ledger(SOONER)).with(risk(LATER));

        CustomerState same = state.with(state.ledger()).with(state.history()).with(state.risk());

        assertThat(same.parts().ledger()).isSameAs(state.parts().ledger());
        assertThat(same.parts().history()).isSameAs(state.parts().history());
        assertThat(same.parts().risk()).isSameAs(state.parts().risk());
    }

    private static Ledger ledger(@Nullable Instant due) {
        return new Ledger(
                Ledger.BEGINNING,
                NOON,
                NOON,
                due,
                false,
                List.of(),
                List.of(),
                Bookings.NONE,
                AttributeHistory.NONE,
                LedgerTerms.NONE);
    }

    private static CustomerRisk risk(@Nullable Instant due) {
        return new CustomerRisk(BillingHistory.EMPTY, Alerts.NONE, NOON, due, false, 0);
    }
}
