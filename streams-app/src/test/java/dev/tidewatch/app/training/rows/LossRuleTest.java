package dev.tidewatch.app.training.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossRuleTest {

    private static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");
    private static final LossRule HALF = new LossRule(90, new BigDecimal("0.5"));
    private static final LossRule ALL = new LossRule(90, BigDecimal.ZERO);

    private final List<MrrEntry> entries = new ArrayList<>(List.of(entry(-100, 100)));

    @Test
    void shouldBeLostWhenMrrFallsToNothingWithinTheHorizon() {
        moves(90, 0);

        assertThat(lost(HALF)).isTrue();
        assertThat(lost(ALL)).isTrue();
    }

    @Test
    void shouldStayWhenMrrFallsAfterTheHorizonOrFellBefore() {
        entries.add(0, entry(-120, 0));
        moves(91, 0);

        assertThat(lost(HALF)).isFalse();
    }

    @Test
    void shouldBeLostAtHalfOnlyIfHalfCounts() {
        moves(10, 50);

        assertThat(lost(HALF)).isTrue();
        assertThat(lost(ALL)).isFalse();
    }

    @Test
    void shouldStayWhenMoreThanHalfIsLeft() {
        moves(10, 51);

        assertThat(lost(HALF)).isFalse();
    }

    @Test
    void shouldStayWhenItIsBackWithinAWeek() {
        moves(10, 0);
        moves(17, 100);

        assertThat(lost(HALF)).isFalse();
        assertThat(lost(ALL)).isFalse();
    }

    @Test
    void shouldBeLostWhenItIsBackLater() {
        moves(10, 0);
        moves(18, 100);

        assertThat(lost(HALF)).isTrue();
    }

    @Test
    void shouldBeLostWhenItComesBackWithLessThanCounts() {
        moves(10, 0);
        moves(12, 50);

        assertThat(lost(HALF)).isTrue();
        assertThat(lost(ALL)).isFalse();
    }

    /** The second fall is not undone. */
    @Test
    void shouldBeLostByALaterFall() {
        moves(10, 0);
        moves(11, 100);
        moves(60, 0);

        assertThat(lost(HALF)).isTrue();
    }

    @Test
    void shouldBeUndecidedOfWhoPaidNothing() {
        moves(-1, 0);
        moves(20, 100);

        assertThat(lost(HALF)).isNull();
    }

    @Test
    void shouldCompareNoAmountWhoseRateIsMissing() {
        entries.add(new MrrEntry(
                day(10), MovementKind.CONTRACTION, null, new MrrPosition(List.of(line(10)), List.of("EUR"))));
        moves(20, 100);

        assertThat(lost(HALF)).isFalse();
    }

    @Test
    void shouldBeCertainAWeekAfterTheHorizon() {
        assertThat(HALF.certainAt(AT)).isEqualTo(day(97));
    }

    private @Nullable Boolean lost(LossRule rule) {
        return rule.loses(new MrrHistory(MrrHistory.EMPTY.opening(), entries), AT);
    }

    private void moves(int day, long mrr) {
        entries.add(entry(day, mrr));
    }

    private static MrrEntry entry(int day, long mrr) {
        MrrPosition after = mrr == 0 ? MrrPosition.EMPTY : new MrrPosition(List.of(line(mrr)), List.of());
        return new MrrEntry(day(day), MovementKind.EXPANSION, null, after);
    }

    private static MrrLine line(long mrr) {
        return new MrrLine("pro", new BillingInterval(IntervalUnit.MONTH, 1), "USD", Map.of(), mrr, mrr);
    }

    private static Instant day(int day) {
        return AT.plus(Duration.ofDays(day));
    }
}
