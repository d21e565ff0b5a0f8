package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.Scorecards;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time alone tells of a customer that nothing is heard of. */
class SilenceTest {

    private static final Duration SILENCE = Duration.ofDays(14);
    private static final int SEEDS = 60;
    private static final int DAYS = 150;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldAlertOnceAtTheInstantItIsSilentFor14Days() {
        RiskDriver customer =
                aCustomer(Scorecards.SPREADING).with(aSnapshot().build()).useDaily(day(1), 40);
        Instant due = day(40).plus(SILENCE);

        assertThat(customer.pass(due.minusMillis(1)).alerts()).isEmpty();
        customer.pass(due);
        assertThat(customer.alerts()).extracting(Alert::openedAt).containsExactly(due);

        customer.pass(due.plus(Duration.ofDays(300)));
        assertThat(customer.alerts())
                .extracting(Alert::state)
                .containsExactly(Alert.State.RAISED, Alert.State.ESCALATED);
        assertThat(customer.alerts()).extracting(Alert::openedAt).containsOnly(due);
    }

    @Test
    void shouldSayTheSameHoweverOftenTheClockIsToldAndTheStateIsStored() {
        int raised = 0;
        CustomerStateSerde serde = new CustomerStateSerde();
        for (long seed = 0; seed < SEEDS; seed++) {
            List<CustomerEvent> events = uses(new Random(seed));
            RiskDriver seldom = aCustomer(Scorecards.SPREADING).with(aSnapshot().build());
            RiskDriver often = aCustomer(Scorecards.SPREADING).with(aSnapshot().build());
            Instant told = NOON;
            for (CustomerEvent event : events) {
                while (told.isBefore(event.occurredAt())) {
                    often.pass(told.minusMillis(1)).restored(stored(serde, often.state()));
                    told = told.plus(Duration.ofHours(12));
                }
                seldom.accept(event);
                often.accept(event);
            }
            seldom.pass(day(2 * DAYS));
            often.pass(day(DAYS + 40)).pass(day(2 * DAYS));

            assertThat(often.alerts()).as("seed %d", seed).isEqualTo(seldom.alerts());
            assertThat(often.health()).as("seed %d", seed).isEqualTo(seldom.health());
            raised += seldom.alerts().size();
        }
        assertThat(raised).isGreaterThan(SEEDS);
    }

    @Test
    void shouldHaveContributionsThatAddUpToTheScoreInEveryAlert() {
        int alerts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RiskDriver customer =
                    aCustomer(Scorecards.SPREADING).with(aSnapshot().build());
            uses(new Random(seed)).forEach(customer::accept);
            for (Alert alert : customer.pass(day(2 * DAYS)).alerts()) {
                BigDecimal logOdds = Scorecards.SPREADING.base();
                for (Signal signal : alert.signals()) {
                    logOdds = logOdds.add(signal.contribution());
                }
                double expected = 100 / (1 + Math.exp(-logOdds.doubleValue()));
                assertThat(alert.score().doubleValue()).isCloseTo(expected, within(0.000001));
                alerts++;
            }
        }
        assertThat(alerts).isGreaterThan(SEEDS);
    }

    @Test
    void shouldNotJudgeAUseThatChangesNoFeature() {
        RiskDriver customer =
                aCustomer(Scorecards.SPREADING).with(aSnapshot().build()).useDaily(day(1), 40);
        int judged = customer.healths().size();

        customer.use(day(40).plusSeconds(1), day(40).plusSeconds(2), day(40).plusSeconds(3));

        assertThat(customer.healths()).hasSize(judged);
    }

    /** A customer that uses it about daily, less, and with pauses. */
    private static List<CustomerEvent> uses(Random random) {
        List<CustomerEvent> events = new ArrayList<>();
        int every = 1 + random.nextInt(3);
        for (int day = 1; day < DAYS; day += 1 + random.nextInt(every)) {
            Instant at = day(day).plusMillis(random.nextInt(86_400_000));
            int count = 1 + random.nextInt(20);
            events.add(new Usage("use " + at, new Use(at, "login", count, random.nextBoolean() ? 400L : null)));
            day += random.nextInt(30) == 0 ? 25 : 0;
        }
        return events;
    }

    private static CustomerState stored(CustomerStateSerde serde, CustomerState state) {
        return serde.deserializer().deserialize("customers", serde.serializer().serialize("customers", state));
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
