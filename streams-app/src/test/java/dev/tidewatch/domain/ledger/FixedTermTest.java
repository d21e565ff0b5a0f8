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
    void shouldCountATermThatIsMovedLaterUntilItsNewEnd() {
        ledger.with(
                worth("20", MARCH).cancelAt(APRIL).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(MAY).build(),
                worth("20", APRIL.plus(Duration.ofDays(3))).cancelAt(NEXT_MARCH).build());

        ledger.advance(NEXT_MARCH.plusMillis(1));

        assertThat(told()).containsExactly(SOLD, "2027-03-02T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldSayTheSameWhenTheFirstOfTwoExtensionsComesLast() {
        ledger.with(
                worth("20", MARCH).cancelAt(APRIL).build(),
                worth("20", APRIL.plus(Duration.ofDays(3))).cancelAt(NEXT_MARCH).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(MAY).build());

        ledger.advance(NEXT_MARCH.plusMillis(1));

        assertThat(told()).containsExactly(SOLD, "2027-03-02T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldComeBackWhenAnEarlierEndIsWithdrawn() {
        ledger.with(
                worth("20", MARCH).cancelAt(NEXT_MARCH).build(),
                worth("20", APRIL).cancelAt(MAY).build(),
                worth("20", APRIL.plusSeconds(7_200)).cancelAt(MAY).build(),
                worth("20", APRIL.plusSeconds(14_400)).cancelAt(NEXT_MARCH).build());

        ledger.advance(NEXT_MARCH.plusMillis(1));

        assertThat(told())
                .containsExactly(
                        SOLD,
                        "2026-04-01T12:00:00Z CHURN -20000000",
                        "2026-04-01T16:00:00Z REACTIVATION 20000000",
                        "2027-03-02T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldChurnAtTheCallWhenAnEndIsSetAfterTheTermWasLifted() {
        ledger.with(
                worth("20", MARCH).cancelAt(NEXT_MARCH).build(),
                worth("20", APRIL).build(),
                worth("20", APRIL.plus(Duration.ofDays(3)))
                        .cancelAt(NEXT_MARCH.plus(Duration.ofDays(365)))
                        .build());

        assertThat(told()).containsExactly(SOLD, "2026-04-04T12:00:00Z CHURN -20000000");
    }

    @Test
    void shouldChurnAtTheCallWhenARequestedEndIsMovedLater() {
        ledger.with(
                worth("20", MARCH).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(APRIL).build(),
                worth("20", MARCH.plus(Duration.ofDays(5))).cancelAt(MAY).build());

        ledger.advance(NEXT_MARCH);

        assertThat(told()).containsExactly(SOLD, "2026-03-05T10:00:00Z CHURN -20000000");
    }

    /** The phase was prolonged before the next one showed that it was one. */
    @Test
    void shouldTakeTheChurnBackWhenAProlongedPhaseGoesOn() {
        ledger.with(
                worth("20", MARCH).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(APRIL).build(),
                worth("20", MARCH.plus(Duration.ofDays(5))).cancelAt(MAY).build(),
                worth("50", MAY.plusSeconds(40)).build());

        assertThat(told()).containsExactly(SOLD, "2026-05-01T12:00:40Z EXPANSION 30000000");
    }

    @Test
    void shouldFoldATermThatIsExtendedAgainAndAgain() {
        Instant term = MAY;
        Instant at = MARCH;
        for (int i = 0; i < 40; i++) {
            ledger.with(worth("20", at).cancelAt(term).build());
            at = at.plus(Duration.ofDays(30));
            term = term.plus(Duration.ofDays(30));
        }

        assertThat(ledger.ledger().subscriptions().get(0).retained()).hasSizeLessThan(6);
        assertThat(told()).containsExactly(SOLD);
        ledger.advance(NEXT_MARCH.plus(Duration.ofDays(2_000)));
        assertThat(told()).containsExactly(SOLD, term.minus(Duration.ofDays(30)) + " CHURN -20000000");
    }

    /** The horizon lies behind the term, and a phase may still come behind the horizon. */
    @Test
    void shouldFoldATermButNotItsEndBeforeTheNextPhaseMustBeThere() {
        Duration lateness = VendorProfiles.STRIPE.lateness();
        ledger.with(
                worth("20", MARCH).cancelAt(MAY).build(),
                worth("6", MAY.plus(lateness).plusSeconds(3_600)).of("other").build());
        assertThat(kept().retained()).as("the term itself is folded").isEmpty();

        ledger.with(worth("50", MAY.plusSeconds(7_200)).build());
        assertThat(told())
                .containsExactly(
                        SOLD, "2026-05-01T14:00:00Z EXPANSION 30000000", "2026-06-05T13:00:00Z EXPANSION 6000000");

        ledger.with(worth("7", NEXT_MARCH).of("other").build());
        assertThat(kept().retained()).isEmpty();
        assertThat(told()).contains("2026-05-01T14:00:00Z EXPANSION 30000000");
    }

    @Test
    void shouldFoldNoRequestThatTheNextPhaseMayChange() {
        ledger.with(
                worth("20", MARCH).build(),
                worth("20", MARCH.plus(Duration.ofDays(3))).cancelAt(MAY).build(),
                worth("6", MAY.minusSeconds(60)).of("other").build());
        assertThat(kept().retained()).hasSize(1);

        ledger.with(
                worth("50", MAY.plusSeconds(40)).build(),
                worth("7", NEXT_MARCH).of("other").build());

        assertThat(kept().retained()).isEmpty();
        assertThat(told())
                .contains("2026-05-01T12:00:40Z EXPANSION 30000000")
                .noneMatch(told -> told.contains("CHURN"));
    }

    private SubscriptionHistory kept() {
        return ledger.ledger().subscriptions().stream()
                .filter(history -> history.subscriptionId().equals("sub"))
                .findFirst()
                .orElseThrow();
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
