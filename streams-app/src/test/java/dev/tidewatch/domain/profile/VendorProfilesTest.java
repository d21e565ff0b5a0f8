package dev.tidewatch.domain.profile;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the profiles make of the same events, computed by hand. */
class VendorProfilesTest {

    private static final Instant PERIOD_END = NOON.plus(Duration.ofDays(365));
    private static final Instant CALL = NOON.plus(Duration.ofDays(20));

    @Test
    void shouldChurnAtThePeriodEndWhenYearlySeatsAreCancelledToIt() {
        assertThat(movements(Profile.TIDEWATCH, fourSeats(), cancelledToPeriodEnd()))
                .extracting(Said::of)
                .containsExactly(
                        new Said(NOON, MovementKind.NEW, 166_666_667),
                        new Said(PERIOD_END, MovementKind.CHURN, -166_666_667));
    }

    @Test
    void shouldChurnAtTheCallWhenTheProfileIsStripe() {
        assertThat(movements(VendorProfiles.STRIPE, fourSeats(), cancelledToPeriodEnd()))
                .extracting(Said::of)
                .containsExactly(
                        new Said(NOON, MovementKind.NEW, 166_666_667),
                        new Said(CALL, MovementKind.CHURN, -166_666_667));
    }

    @Test
    void shouldCountHalfWhenHalfIsOffForever() {
        Snapshot halfForever =
                aSnapshot().on(yearly("1200")).less(percentOff("50")).build();

        for (Profile profile : List.of(
                Profile.TIDEWATCH,
                VendorProfiles.CHARTMOGUL,
                VendorProfiles.STRIPE,
                VendorProfiles.BAREMETRICS,
                VendorProfiles.PROFITWELL)) {
            assertThat(movements(profile, halfForever))
                    .extracting(Movement::after)
                    .containsExactly(50_000_000L);
        }
    }

    @Test
    void shouldCountTheWholePriceWhenACouponIsOnceOnlyAndTheProfileIsStripe() {
        assertThat(movements(VendorProfiles.STRIPE, halfOnce()))
                .extracting(Movement::after)
                .containsExactly(100_000_000L);
    }

    @Test
    void shouldCountHalfUntilItsEndWhenACouponIsOnceOnly() {
        assertThat(movements(Profile.TIDEWATCH, halfOnce()))
                .extracting(Said::of)
                .containsExactly(
                        new Said(NOON, MovementKind.NEW, 50_000_000),
                        new Said(PERIOD_END, MovementKind.EXPANSION, 50_000_000));
    }

    @Test
    void shouldCountPastDueForAsLongAsTheProfileSays() {
        assertThat(churnAfter(Profile.TIDEWATCH)).isEqualTo(Duration.ofDays(30));
        assertThat(churnAfter(VendorProfiles.BAREMETRICS)).isEqualTo(Duration.ofDays(30));
        assertThat(churnAfter(VendorProfiles.PROFITWELL)).isEqualTo(Duration.ofDays(15));
        assertThat(churnAfter(VendorProfiles.CHARTMOGUL)).isNull();
        assertThat(churnAfter(VendorProfiles.STRIPE)).isNull();
    }

    @Test
    void shouldMakeOneMovementForAsLongAsTheProfileSays() {
        Snapshot[] grown = {
            aSnapshot("first").on(yearly("1200")).build(),
            aSnapshot("second")
                    .at(NOON.plus(Duration.ofMinutes(59)))
                    .on(yearly("2400"))
                    .build(),
            aSnapshot("third")
                    .at(NOON.plus(Duration.ofHours(23)))
                    .on(yearly("3600"))
                    .build()
        };

        assertThat(movements(VendorProfiles.STRIPE, grown)).hasSize(3);
        assertThat(movements(VendorProfiles.CHARTMOGUL, grown)).hasSize(2);
        assertThat(movements(VendorProfiles.BAREMETRICS, grown)).hasSize(1);
    }

    private record Said(Instant at, MovementKind kind, long amount) {

        static Said of(Movement movement) {
            return new Said(movement.key().at(), movement.kind(), movement.amount());
        }
    }

    private static @Nullable Duration churnAfter(Profile profile) {
        Snapshot active = aSnapshot("active").at(NOON.minusSeconds(1)).build();
        Snapshot pastDue =
                aSnapshot("past due").status(SubscriptionStatus.PAST_DUE).build();
        return movements(profile, active, pastDue).stream()
                .filter(movement -> movement.kind() == MovementKind.CHURN)
                .map(movement -> Duration.between(NOON, movement.key().at()))
                .findFirst()
                .orElse(null);
    }

    private static Snapshot fourSeats() {
        return aSnapshot("bought")
                .on(yearly("500").seats(4))
                .periodEndsAt(PERIOD_END)
                .build();
    }

    private static Snapshot cancelledToPeriodEnd() {
        return aSnapshot("cancelled")
                .at(CALL)
                .on(yearly("500").seats(4))
                .periodEndsAt(PERIOD_END)
                .cancelAt(PERIOD_END)
                .build();
    }

    private static Snapshot halfOnce() {
        return aSnapshot()
                .on(yearly("1200"))
                .less(percentOff("50").once())
                .periodEndsAt(PERIOD_END)
                .build();
    }

    /** A month after everything is due. */
    private static List<Movement> movements(Profile profile, Snapshot... snapshots) {
        LedgerDriver ledger = new LedgerDriver(profile).with(snapshots);
        ledger.advance(PERIOD_END.plus(Duration.ofDays(31)));
        return ledger.published();
    }
}
