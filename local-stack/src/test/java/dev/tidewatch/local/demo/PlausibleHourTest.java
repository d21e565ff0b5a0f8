package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who leaves the demo running for an hour sees a company that may exist. */
class PlausibleHourTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int RATE = 75;
    private static final int MINUTES = Integer.getInteger("demo.minutes", 20);
    private static final Duration MINUTE = Duration.ofDays(30);

    static {
        TrustedRecords.trust();
    }

    private final LivingCompany company = new LivingCompany(new LivingCompany.Kind(1, 600, 13, RATE), NOW);
    private final LifeSeen seen = new LifeSeen();
    private int annualMoves;

    @Test
    void shouldLetADayPassInTwoSeconds() {
        assertThat(company.pace()).hasToString("1 day = 2 s");
    }

    @Test
    void shouldStayPlausibleAtEveryMinute() {
        company.tellHistory(seen::take);
        for (int minute = 1; minute <= MINUTES; minute++) {
            int events = live(minute);

            LifeSeen.Month month = seen.monthBefore(at(minute));
            assertThat(month.grossChurn()).as("churn at minute " + minute).isBetween(0L, 15L);
            assertThat(month.nrr()).as("NRR at minute " + minute).isBetween(80L, 130L);
            assertThat(events / 60).as("events a second in minute " + minute).isBetween(RATE * 3 / 4, RATE * 4 / 3);
        }
    }

    @Test
    void shouldShowEverythingThatCanHappenWithinFiveMinutes() {
        company.tellHistory(seen::take);
        for (int minute = 1; minute <= 5; minute++) {
            live(minute);
        }

        assertThat(seen.alertsSince(NOW)).containsExactlyInAnyOrder(AlertKind.values());
        assertThat(seen.movementsSince(NOW))
                .contains(
                        MovementKind.NEW,
                        MovementKind.EXPANSION,
                        MovementKind.CONTRACTION,
                        MovementKind.CHURN,
                        MovementKind.REACTIVATION);
        assertThat(annualMoves).isPositive();
    }

    private int live(int minute) {
        int events = 0;
        for (SimulatedEvent event = company.due(at(minute)); event != null; event = company.due(at(minute))) {
            seen.take(event);
            annualMoves += isAnnualMove(event) ? 1 : 0;
            events++;
        }
        seen.passTo(at(minute));
        return events;
    }

    private static boolean isAnnualMove(SimulatedEvent event) {
        return event.value() instanceof SubscriptionEvent snapshot
                && snapshot.getType() == SubscriptionEventType.CHANGED
                && snapshot.getItems().get(0).getInterval() == IntervalUnit.YEAR;
    }

    private static Instant at(int minute) {
        return NOW.plus(MINUTE.multipliedBy(minute));
    }
}
