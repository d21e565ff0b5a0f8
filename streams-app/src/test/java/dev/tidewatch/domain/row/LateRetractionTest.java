package dev.tidewatch.domain.row;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.VendorProfiles;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.vector.Measure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A churn by request that the next phase of the subscription takes back more than the lateness later. */
class LateRetractionTest {

    private static final Instant SCHEDULED_END = Instant.parse("2025-05-01T12:00:00Z");

    private final CompanyInMemory company = new CompanyInMemory(VendorProfiles.STRIPE, Rates.NONE);

    @Test
    void shouldRestateTheWholeYearThatTheRequestWasCounted() {
        take(worth("20", "2022-01-15T12:00:00Z"));
        take(worth("50", "2024-01-15T12:00:00Z"));
        take(worth("50", "2024-06-01T12:00:00Z").cancelAt(SCHEDULED_END));
        take(worth("50", "2025-04-29T12:00:00Z").cancelAt(SCHEDULED_END));
        take(worth("50", "2025-05-01T12:00:40Z"));
        company.close(Duration.ofDays(1));

        RetentionFigures august =
                requireNonNull(company.rows().get("all|P365D|2024-08-01")).figures();
        assertThat(august.mrrStart()).isEqualTo(20_000_000);
        assertThat(august.mrr()).isEqualTo(50_000_000);
        assertThat(august.keptMrr()).isEqualTo(20_000_000);
        assertThat(august.inWindow(Measure.CHURN_MRR)).isZero();
    }

    private static SnapshotBuilder worth(String amount, String at) {
        return aSnapshot(at).at(Instant.parse(at)).on(monthly(amount));
    }

    /** Each is told to the metrics at once. */
    private void take(SnapshotBuilder snapshot) {
        Arrival arrival = Arrival.of(snapshot.build(), Ledger.BEGINNING);
        company.take(new CompanyStep(0, arrival, new CompanyStep.Beside(null, null), true, true));
    }
}
