package dev.tidewatch.domain.valuation;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.Profiles.discounting;
import static dev.tidewatch.domain.testing.Profiles.pastDueDoesNotCount;
import static dev.tidewatch.domain.testing.Profiles.recognizing;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValuationTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(10));

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionStatus.class,
            names = {"ACTIVE", "PAST_DUE"})
    void shouldCountWhatIsActiveOrPastDue(SubscriptionStatus status) {
        assertThat(steps(aSnapshot().status(status))).containsExactly(step(NOON, 100, Trigger.SNAPSHOT));
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACTIVE", "PAST_DUE"})
    void shouldCountNothingOtherwise(SubscriptionStatus status) {
        assertThat(steps(aSnapshot().status(status))).containsExactly(step(NOON, 0, Trigger.SNAPSHOT));
    }

    @Test
    void shouldNotCountPastDueWhenTheProfileSaysSo() {
        SnapshotBuilder pastDue = aSnapshot().status(SubscriptionStatus.PAST_DUE);

        assertThat(steps(pastDueDoesNotCount(), pastDue, NOON)).containsExactly(step(NOON, 0, Trigger.DELINQUENCY));
    }

    @Test
    void shouldNotStartWhenATrialEnds() {
        SnapshotBuilder trial = aSnapshot().status(SubscriptionStatus.TRIALING).trialEndsAt(LATER);

        assertThat(steps(trial)).containsExactly(step(NOON, 0, Trigger.SNAPSHOT));
    }

    @Test
    void shouldStopAtTheScheduledEnd() {
        assertThat(steps(aSnapshot().cancelAt(LATER)))
                .containsExactly(step(NOON, 100, Trigger.SNAPSHOT), step(LATER, 0, Trigger.SCHEDULED_END));
    }

    @Test
    void shouldStopAtOnceWhenTheScheduledEndIsPast() {
        assertThat(steps(aSnapshot().cancelAt(NOON.minusSeconds(1))))
                .containsExactly(step(NOON, 0, Trigger.SCHEDULED_END));
    }

    @Test
    void shouldStopWhenRequestedIfTheProfileSaysSo() {
        assertThat(steps(recognizing(ChurnRecognition.REQUESTED), aSnapshot().cancelAt(LATER), null))
                .containsExactly(step(NOON, 0, Trigger.SCHEDULED_END));
    }

    @Test
    void shouldStepUpWhereADiscountEnds() {
        assertThat(steps(aSnapshot().less(percentOff("40").repeating().until(LATER))))
                .containsExactly(step(NOON, 60, Trigger.SNAPSHOT), step(LATER, 100, Trigger.DISCOUNT_END));
    }

    @Test
    void shouldEndADiscountGivenOnceWithThePeriod() {
        SnapshotBuilder once = aSnapshot().less(percentOff("40").once()).periodEndsAt(LATER);

        assertThat(steps(once))
                .containsExactly(step(NOON, 60, Trigger.SNAPSHOT), step(LATER, 100, Trigger.DISCOUNT_END));
    }

    @Test
    void shouldKeepADiscountWithoutAnEnd() {
        assertThat(steps(aSnapshot().less(percentOff("40").repeating())))
                .containsExactly(step(NOON, 60, Trigger.SNAPSHOT));
    }

    @Test
    void shouldIgnoreDiscountsOutsideThePolicy() {
        SnapshotBuilder repeating =
                aSnapshot().less(percentOff("40").repeating().until(LATER));
        SnapshotBuilder forever = aSnapshot().less(percentOff("40"));

        assertThat(steps(discounting(DiscountPolicy.FOREVER), repeating, null))
                .containsExactly(step(NOON, 100, Trigger.SNAPSHOT));
        assertThat(steps(discounting(DiscountPolicy.FOREVER), forever, null))
                .containsExactly(step(NOON, 60, Trigger.SNAPSHOT));
        assertThat(steps(discounting(DiscountPolicy.NONE), forever, null))
                .containsExactly(step(NOON, 100, Trigger.SNAPSHOT));
    }

    @Test
    void shouldNotEndADiscountAfterTheSubscription() {
        SnapshotBuilder ending =
                aSnapshot().cancelAt(LATER).less(percentOff("40").until(LATER.plusMillis(1)));

        assertThat(steps(ending))
                .containsExactly(step(NOON, 60, Trigger.SNAPSHOT), step(LATER, 0, Trigger.SCHEDULED_END));
    }

    @Test
    void shouldStopAtTheDeadlineOfTheRun() {
        Instant began = NOON.minus(Duration.ofDays(12));

        assertThat(steps(Profile.TIDEWATCH, aSnapshot().status(SubscriptionStatus.PAST_DUE), began))
                .containsExactly(
                        step(NOON, 100, Trigger.SNAPSHOT),
                        step(began.plus(Duration.ofDays(30)), 0, Trigger.DELINQUENCY));
    }

    @Test
    void shouldCallItDelinquencyWhenBothEndsCoincide() {
        Instant deadline = NOON.plus(Duration.ofDays(30));
        SnapshotBuilder pastDue =
                aSnapshot().status(SubscriptionStatus.PAST_DUE).cancelAt(deadline);

        assertThat(steps(Profile.TIDEWATCH, pastDue, NOON))
                .containsExactly(step(NOON, 100, Trigger.SNAPSHOT), step(deadline, 0, Trigger.DELINQUENCY));
    }

    @Test
    void shouldCallItDelinquencyWhenAnEndedSnapshotComesAtTheDeadline() {
        Instant began = NOON.minus(Duration.ofDays(30));
        SnapshotBuilder pastDue =
                aSnapshot().status(SubscriptionStatus.PAST_DUE).cancelAt(NOON.minusSeconds(1));

        assertThat(steps(Profile.TIDEWATCH, pastDue, began)).containsExactly(step(NOON, 0, Trigger.DELINQUENCY));
    }

    private static List<ValuationStep> steps(SnapshotBuilder snapshot) {
        return steps(Profile.TIDEWATCH, snapshot, null);
    }

    private static List<ValuationStep> steps(
            Profile profile, SnapshotBuilder snapshot, @Nullable Instant pastDueSince) {
        Valuation worth = new Valuation(profile);
        PlacedSnapshot placed = new PlacedSnapshot(snapshot.build(), pastDueSince, null, null);
        return worth.steps(worth.course(List.of(placed)).get(0));
    }

    private static ValuationStep step(Instant at, long units, Trigger trigger) {
        Line line = new Pricing(Profile.TIDEWATCH)
                .position(PlacedSnapshot.first(aSnapshot().build()), NOON)
                .amounts()
                .get(0)
                .line();
        return new ValuationStep(at, Position.of(List.of(new LineAmount(line, units * 1_000_000))), trigger);
    }
}
