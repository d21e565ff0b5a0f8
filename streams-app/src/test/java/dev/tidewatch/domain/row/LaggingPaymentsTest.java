package dev.tidewatch.domain.row;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Arrival;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payments that come long after the subscription events of later days. */
class LaggingPaymentsTest {

    private final CompanyInMemory company = new CompanyInMemory(Profile.TIDEWATCH, Rates.NONE);

    @Test
    void shouldCountAPaymentBesideThoseOfTheYearBeforeIt() {
        take("2024-01-15T12:00:00Z", null);
        take("2024-02-15T12:00:00Z", "2024-03-19T12:00:00Z");
        take(
                "2025-04-29T12:00:00Z",
                null); // nothing of more than a year and the lateness ago changes any more, but for payments
        take(null, "2025-02-19T12:00:00Z");
        company.close(Duration.ofDays(1));

        RetentionFigures figures =
                requireNonNull(company.rows().get("all|P365D|2025-03-11")).figures();
        assertThat(Conduct.purchases(figures))
                .hasToString("NaivePurchaseFigures[payingCustomers=1, repeatCustomers=1, paidInvoices=2]");
    }

    /** Each is told to the metrics at once. */
    private void take(@Nullable String renewed, @Nullable String paid) {
        Arrival arrival = renewed == null
                ? Arrival.ofClock(Ledger.BEGINNING)
                : Arrival.of(
                        aSnapshot(renewed)
                                .at(Instant.parse(renewed))
                                .on(monthly("20"))
                                .build(),
                        Ledger.BEGINNING);
        CompanyStep.Beside beside = new CompanyStep.Beside(paid == null ? null : Instant.parse(paid), null);
        company.take(new CompanyStep(0, arrival, beside, true, true));
    }
}
