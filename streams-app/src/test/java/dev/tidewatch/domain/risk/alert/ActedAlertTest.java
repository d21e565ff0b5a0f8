package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.risk.alert.AlertHistory.HOUR;
import static dev.tidewatch.domain.risk.alert.AlertHistory.KNOWN;
import static dev.tidewatch.domain.risk.alert.AlertHistory.assessment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.feature.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People act on an open alert: it is seen, given to somebody, put off or ended by hand. */
class ActedAlertTest {

    private final AlertHistory alert = new AlertHistory();

    @Test
    void shouldNotEscalateWhenSomebodyActed() {
        for (Action.Deed deed :
                List.of(new Action.Acknowledged(), new Action.Assigned("ann"), new Action.Commented())) {
            AlertHistory alert = new AlertHistory();
            alert.scores(60);
            alert.acts(deed);
            assertThat(alert.nextDue(60)).isNull();
            alert.scores(60, 60);
            alert.clock = alert.clock.plus(Duration.ofDays(30));
            alert.scores(60);

            assertThat(alert.states()).as("%s", deed).containsExactly("RAISED 0", "RAISED 1");
            assertThat(alert.published.get(1).handling().dueAt()).isNull();
        }
    }

    @Test
    void shouldEscalateJustAfterItWasPutOffUnlessSomebodyAttendedToItSince() {
        alert.scores(60);
        Instant until = alert.clock.plus(Duration.ofDays(9));
        alert.acts(new Action.Snoozed(until));
        alert.scores(60);
        assertThat(alert.nextDue(60)).isEqualTo(until);
        alert.clock = until.minus(HOUR);
        alert.scores(60);
        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1");

        alert.scores(60);
        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2");

        alert.acts(new Action.Snoozed(alert.clock.plus(Duration.ofDays(1))));
        alert.scores(60);
        assertThat(alert.states().get(3)).isEqualTo("RAISED 3");
        alert.acts(new Action.Acknowledged());
        alert.scores(60);
        alert.clock = alert.clock.plus(Duration.ofDays(30));
        alert.scores(60);

        assertThat(alert.states().subList(3, alert.states().size())).containsExactly("RAISED 3", "RAISED 4");
    }

    @Test
    void shouldRestWhenAPersonEndsItAndRaiseTheNextIfThereIsStillReason() {
        alert.scores(60);
        alert.acts(new Action.Resolved(Resolution.SAVED));
        alert.scores(60);
        Instant resolved = alert.clock;

        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(alert.published.get(1).handling().resolution()).isEqualTo(Resolution.SAVED);
        assertThat(alert.published.get(1).suggestedAction()).isEmpty();
        assertThat(alert.nextDue(60)).isEqualTo(resolved.plus(Duration.ofDays(7)));
        alert.clock = resolved.plus(Duration.ofDays(7)).minus(HOUR).plusMillis(1);
        alert.scores(60);

        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1", "RAISED 0");
        assertThat(alert.published.get(2).handling().resolution()).isNull();
    }

    @Test
    void shouldEndByHandWithoutReasonAndWithoutAScore() {
        alert.scores(60);
        alert.acts(new Action.Resolved(Resolution.NOT_A_RISK));
        alert.step(assessment(null, 50_000_000, KNOWN));

        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(alert.lifecycle).isEqualTo(new NoAlert(alert.clock.plus(Duration.ofDays(7))));
        assertThat(alert.lifecycle.isOver(alert.published.get(0).openedAt())).isTrue();
        assertThat(alert.lifecycle.isOver(alert.clock.plus(Duration.ofDays(7)))).isFalse();
    }

    @Test
    void shouldSayWhoActedWhileNothingElseIsKnownOfIt() {
        alert.scores(60);
        alert.acts(new Action.Assigned("ann"));
        alert.step(assessment(10, 50_000_000, Features.NONE));

        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1");
        assertThat(alert.published.get(1).handling().owner()).isEqualTo("ann");
        assertThat(alert.published.get(1).score())
                .isEqualTo(alert.published.get(0).score());
    }

    @Test
    void shouldTakeActionsWhileItIsHeldBack() {
        alert.policy = alert.policy.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        alert.scores(60);
        alert.acts(new Action.Acknowledged());
        alert.scores(70);

        assertThat(alert.states()).containsExactly("SUPPRESSED 0", "SUPPRESSED 1");
        assertThat(alert.published.get(1).handling().acknowledgedAt()).isEqualTo(alert.clock.minus(HOUR));
        assertThat(alert.published.get(1).score())
                .isEqualTo(alert.published.get(0).score());
    }
}
