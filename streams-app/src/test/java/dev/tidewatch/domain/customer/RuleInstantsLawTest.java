package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.RandomRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whoever looks at a customer at any instant finds of a rule what the instants at which it was judged by themselves have found: nothing
 * that time alone changes is overlooked.
 */
class RuleInstantsLawTest {

    private static final Profile PROFILE = Profile.TIDEWATCH;
    private static final int LONG = 5;
    private static final int LOOKS = 4;
    private static final long NEVER_SO_MUCH = Long.MAX_VALUE;

    @Test
    void shouldFindNothingOfARuleThatTimeHadNotFound() {
        Law.of(JudgedLife::from, RuleInstantsLawTest::live).holdsForSeedsOf(LONG);
    }

    private static void live(long seed, List<CustomerEvent> life) {
        CustomerFold fold =
                new CustomerFold(new CustomerPolicy(PROFILE, model(seed)), PublishedRates.table(seed, PROFILE.rates()));
        Random random = new Random(seed);
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        SubscriptionChange known = null;
        for (CustomerEvent event : life) {
            state = fold.apply(state, event, clock, event.occurredAt()).state();
            clock = clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            known = event instanceof SubscriptionChange change ? change : known;
            for (int look = 0; known != null && look < LOOKS; look++) {
                Instant at = clock.plusMillis(
                        (long) (random.nextDouble() * Duration.ofDays(9).toMillis()) + 1);
                CustomerState later = fold.advance(state, at).state();
                // An event that is there already changes nothing, but the customer is judged.
                Decision<CustomerState, CustomerNews> judged = fold.apply(later, known, at, at);
                assertThat(judged.outputs().alerts().stream().filter(RuleInstantsLawTest::isChange))
                        .as("at %s", at)
                        .isEmpty();
            }
        }
    }

    private static boolean isChange(Alert alert) {
        return alert.rule() != null && (alert.revision() == 0 || alert.state() == Alert.State.RESOLVED);
    }

    /** The score's alerts are of low severity, so they never tell of what the rules do. */
    private static RiskModel model(long seed) {
        AlertPolicy usual = AlertPolicy.TIDEWATCH;
        SeverityBands low = new SeverityBands(
                NEVER_SO_MUCH, NEVER_SO_MUCH, NEVER_SO_MUCH, SeverityBands.Basis.LOSS, AlertPolicy.HORIZON_DAYS);
        AlertPolicy policy = new AlertPolicy(
                usual.score(),
                usual.timing(),
                low,
                usual.winBack(),
                usual.upsell(),
                usual.suppression(),
                List.of(RandomRules.prompt(seed)));
        return new RiskModel(JudgedLife.model(seed).scorecard(), policy);
    }
}
