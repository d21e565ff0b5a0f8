package dev.tidewatch.app.explain;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.LedgerDriver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final int DAY_0 = Math.toIntExact(LocalDate.of(2026, 3, 2).toEpochDay());

    private final RateTable rates = new RateTable(Profile.TIDEWATCH.rates());

    @Test
    void shouldSayAtWhichRateAnIncreaseIsBookedAndWhatADecreaseTakesAway() {
        rates.put(new Rate("EUR", DAY_0 - 1, 1_100_000_000L, NOON));

        assertThat(booked(worth(0, "100"), worth(1, "50")))
                .containsExactly("booked 110 USD at 1.1 of 2026-03-01", "booked -55 USD");
    }

    @Test
    void shouldSayWhenThereIsNoRateYet() {
        assertThat(booked(worth(0, "100"))).containsExactly("no rate yet");
    }

    @Test
    void shouldWriteAmountsWithoutTrailingZeros() {
        assertThat(Wording.plain(new BigDecimal("1200.500000"))).isEqualTo("1200.5");
        assertThat(Wording.plain(new BigDecimal("1200.000000"))).isEqualTo("1200");
        assertThat(Wording.plain(new BigDecimal("0.000000"))).isEqualTo("0");
        assertThat(Wording.plain(null)).isEqualTo("-");
    }

    private List<String> booked(Snapshot... snapshots) {
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH, rates).with(snapshots);
        return Published.of("larch", ledger, Profile.TIDEWATCH).holding().stream()
                .map(Wording::rate)
                .toList();
    }

    private static Snapshot worth(int day, String price) {
        return aSnapshot("day " + day)
                .at(NOON.plus(Duration.ofDays(day)))
                .on(monthly(price).in("EUR"))
                .build();
    }
}
