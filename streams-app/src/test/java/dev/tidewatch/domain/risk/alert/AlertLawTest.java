package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.RiskDriver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every alert of customers to whom anything happens, some of it late. */
class AlertLawTest {

    private static final int SEEDS = 150;
    private static final int EVENTS = 120;
    private static final int MOST_HOURS = 100;
    private static final int LATEST_HOURS = 120;
    private static final Set<Alert.State> CLOSED = EnumSet.of(Alert.State.RESOLVED, Alert.State.CHURNED);

    @Test
    void shouldExplainTheScoreByContributionsThatAddUpToIt() {
        Scorecard scorecard = ScorecardFile.builtIn();
        BigDecimal base = scorecard.odds().shift().add(scorecard.odds().slope().multiply(scorecard.base()));
        EnumSet<Alert.State> seen = EnumSet.noneOf(Alert.State.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            for (Alert alert : life(seed)) {
                if (alert.kind() == AlertKind.AT_RISK) {
                    BigDecimal logOdds =
                            alert.signals().stream().map(Signal::contribution).reduce(base, BigDecimal::add);
                    assertThat(alert.score()).as("seed %d: %s", seed, alert).isEqualTo(Score.logistic(logOdds));
                    seen.add(alert.state());
                }
            }
        }
        assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(Alert.State.SUPPRESSED)));
    }

    @Test
    void shouldHaveOneOpenOfAKindAtMost() {
        int raised = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<AlertKind, Alert> last = new EnumMap<>(AlertKind.class);
            for (Alert alert : life(seed)) {
                Alert before = last.put(alert.kind(), alert);
                boolean opens = before == null || CLOSED.contains(before.state());
                assertThat(alert.revision())
                        .as("seed %d: %s", seed, alert)
                        .isEqualTo(opens ? 0 : before.revision() + 1);
                assertThat(opens || alert.openedAt().equals(before.openedAt()))
                        .as("seed %d: %s", seed, alert)
                        .isTrue();
                raised += opens ? 1 : 0;
            }
        }
        assertThat(raised).isGreaterThan(3 * SEEDS);
    }

    private static List<Alert> life(long seed) {
        Random random = new Random(seed);
        RiskDriver customer =
                aCustomer().with(aSnapshot().on(ItemBuilder.monthly("200")).build());
        Instant clock = NOON;
        for (int number = 0; number < EVENTS; number++) {
            clock = clock.plus(Duration.ofHours(random.nextInt(MOST_HOURS)));
            boolean late = random.nextInt(10) == 0;
            Instant at = late ? clock.minus(Duration.ofHours(random.nextInt(LATEST_HOURS))) : clock;
            happens(customer, random, at);
        }
        return customer.pass(clock.plus(Duration.ofDays(200))).alerts();
    }

    private static void happens(RiskDriver customer, Random random, Instant at) {
        String invoice = "in_" + random.nextInt(4);
        switch (random.nextInt(10)) {
            case 0, 1 -> customer.with(failed(invoice, at));
            case 2 -> customer.with(paid(invoice, at));
            case 3, 4 -> customer.useDaily(at, 1 + random.nextInt(9));
            case 5 -> customer.ticket("tic", random.nextBoolean() ? Ticket.Step.OPENED : Ticket.Step.RESOLVED, at);
            case 6 -> customer.answer(Answer.Survey.NPS, random.nextInt(11), at);
            case 7 -> customer.answer(Answer.Survey.CSAT, 1 + random.nextInt(5), at);
            default -> changes(customer, random, at);
        }
    }

    private static void changes(RiskDriver customer, Random random, Instant at) {
        boolean leaves = random.nextInt(5) == 0;
        customer.with(aSnapshot("at " + at)
                .at(at)
                .status(leaves ? SubscriptionStatus.CANCELED : SubscriptionStatus.ACTIVE)
                .on(ItemBuilder.monthly(Integer.toString(200 + 50 * random.nextInt(4))))
                .cancelAt(random.nextInt(4) == 0 ? at.plus(Duration.ofDays(random.nextInt(40))) : null)
                .build());
    }
}
