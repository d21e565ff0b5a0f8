package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.VendorProfiles;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A {@code cancelAt} that nobody requested, where requests count. */
class FixedTermTest {

    private static final Instant MARCH = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant NEXT_MARCH = Instant.parse("2027-03-02T12:00:00Z");
    private static final String SOLD = "2026-03-02T10:00:00Z NEW 20000000";

    private final LedgerDriver ledger = new LedgerDriver(VendorProfiles.STRIPE);

    @Test
    void shouldCountAFixedTermUntilItEnds() {
        ledger.with(worth("20", MARCH).cancelAt(NEXT_MARCH).build());

        ledger.advance(Instant.parse("2026-06-15T00:00:00Z"));
        assertThat(told()).containsExactly(SOLD);
        ledger.advance(NEXT_MARCH.plusMillis(1));
        assertThat(told()).containsExactly(SOLD, "2027-03-02T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldGoOnWithTheNextPhaseOfASchedule() {
        ledger.with(
                worth("20", MARCH).cancelAt(APRIL).build(),
                worth("50", APRIL.plusSeconds(40)).build());

        assertThat(told()).containsExactly(SOLD, "2026-04-01T12:00:40Z EXPANSION 30000000");
    }

    @Test
    void shouldTakeTheChurnBackThatTheClockBroughtBetweenTwoPhases() {
        ledger.with(worth("20", MARCH).cancelAt(APRIL).build());
        ledger.advance(APRIL.plusSeconds(20));
        assertThat(told()).hasSize(2);

        ledger.with(worth("50", APRIL.plusSeconds(40)).build());

        assertThat(told()).containsExactly(SOLD, "2026-04-01T12:00:40Z EXPANSION 30000000");
    }

    /** Only the next phase can show it: until then it reads as a request. */
    @Test
    void shouldTakeTheChurnBackWhenAScheduleWasAttachedLater() {
        ledger.with(
                worth("20", MARCH).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(MAY).build());
        assertThat(told()).containsExactly(SOLD, "2026-03-05T10:00:00Z CHURN -20000000");

        ledger.with(worth("50", MAY.plusSeconds(40)).build());

        assertThat(told()).containsExactly(SOLD, "2026-05-01T12:00:40Z EXPANSION 30000000");
    }

    @Test
    void shouldGoOnThroughSeveralPhases() {
        ledger.with(
                worth("20", MARCH).cancelAt(APRIL).build(),
                worth("50", APRIL.plusSeconds(40)).cancelAt(MAY).build(),
                worth("70", MAY.plusSeconds(40)).cancelAt(NEXT_MARCH).build());

        ledger.advance(NEXT_MARCH);

        assertThat(told())
                .containsExactly(
                        SOLD, "2026-04-01T12:00:40Z EXPANSION 30000000", "2026-05-01T12:00:40Z EXPANSION 20000000");
    }

    @Test
    void shouldChurnAtTheCallWhenTheEventSaysThatItWasRequested() {
        ledger.with(
                worth("20", MARCH).cancelAt(NEXT_MARCH).build(),
                worth("20", APRIL)
                        .cancelAt(NEXT_MARCH)
                        .because(CancellationReason.REQUESTED)
                        .build());

        assertThat(told()).containsExactly(SOLD, "2026-04-01T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldChurnAtTheCallWhenAnEarlierEndIsAskedFor() {
        ledger.with(
                worth("20", MARCH).cancelAt(NEXT_MARCH).build(),
                worth("20", APRIL).cancelAt(MAY).build());

        ledger.advance(NEXT_MARCH);

        assertThat(told()).containsExactly(SOLD, "2026-04-01T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldChurnAtTheTermWhenTheSubscriptionEndsThere() {
        ledger.with(
                worth("20", MARCH).cancelAt(APRIL).build(),
                worth("20", APRIL.plusSeconds(2))
                        .cancelAt(APRIL)
                        .status(SubscriptionStatus.CANCELED)
                        .build());

        assertThat(told()).containsExactly(SOLD, "2026-04-01T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldFoldWhatIsSettledAndKeepWhatTheNextPhaseMayChange() {
        ledger.with(
                worth("20", MARCH).cancelAt(MAY).build(),
                worth("5", MARCH).of("other").build(),
                worth("6", MAY.minusSeconds(60)).of("other").build());
        assertThat(ledger.ledger().subscriptions().get(1).retained()).hasSize(1);

        ledger.with(
                worth("50", MAY.plusSeconds(40)).build(),
                worth("7", NEXT_MARCH).of("other").build());

        assertThat(ledger.ledger().subscriptions().get(1).retained()).isEmpty();
        assertThat(told()).contains("2026-05-01T12:00:40Z EXPANSION 30000000");
    }

    private static SnapshotBuilder worth(String price, Instant at) {
        return aSnapshot("at " + at + " " + price).at(at).on(monthly(price));
    }

    private List<String> told() {
        return ledger.published().stream()
                .map(movement -> movement.key().at() + " " + movement.kind() + " " + movement.amount())
                .toList();
    }
}
