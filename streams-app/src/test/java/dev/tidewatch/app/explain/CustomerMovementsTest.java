package dev.tidewatch.app.explain;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.output.MrrMovement;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 100 from day 0 and 200 from day 4, until it becomes known that it was 200 from day 2. */
class CustomerMovementsTest {

    private final CustomerMovements movements =
            Published.of("cus_1", aLedger().with(worth(0, "100"), worth(4, "200"), worth(2, "200")), Profile.TIDEWATCH);

    @Test
    void shouldLeaveOutWhatWasVoided() {
        assertThat(movements.holding())
                .extracting(MrrMovement::getEffectiveDay)
                .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 4));
    }

    @Test
    void shouldKeepEveryRevision() {
        CustomerMovements corrected = Published.of(
                "cus_1", aLedger().with(worth(0, "100"), worth(4, "200"), worth(2, "150")), Profile.TIDEWATCH);
        MrrMovement last = corrected.holding().get(2);

        assertThat(last.getRevision()).isEqualTo(1);
        assertThat(corrected.revisions(last))
                .extracting(revision -> revision.getAmount().intValueExact())
                .containsExactly(100, 50);
    }

    @Test
    void shouldKnowTheNewestMovementUpToADay() {
        assertThat(movements.newestUpTo(LocalDate.of(2026, 3, 3)))
                .extracting(movement -> movement.getAmount().intValueExact())
                .containsExactly(100);
        assertThat(movements.newestUpTo(LocalDate.of(2026, 3, 1))).isEmpty();
    }

    private static Snapshot worth(int day, String price) {
        return aSnapshot("day " + day)
                .at(NOON.plus(Duration.ofDays(day)))
                .on(monthly(price))
                .build();
    }
}
