package dev.tidewatch.app.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputsTest {

    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void shouldDoubtNothingWhileTheInputGoesOn() {
        assertThat(inputs(topic(NOW.minus(Duration.ofHours(23)))).doubt(Profile.TIDEWATCH))
                .isEmpty();
    }

    @Test
    void shouldJudgeDaysByTheInstantThatAStaleInputReaches() {
        Inputs inputs = inputs(topic(Instant.parse("2026-05-17T08:00:00Z")));

        Inputs.Doubt doubt = inputs.doubt(Profile.TIDEWATCH).orElseThrow();

        assertThat(doubt.provisionalFrom())
                .as("the first day that is not whole")
                .isEqualTo("2026-05-17");
        assertThat(doubt.notFinalFrom())
                .as("35 days before: what the clock would call final since")
                .isEqualTo(LocalDate.parse("2026-04-12"));
    }

    @Test
    void shouldGoByTheStaleInputThatIsFurthestBehind() {
        Instant behind = NOW.minus(Duration.ofDays(9));
        Inputs inputs = inputs(topic(NOW), topic(behind), topic(NOW.minus(Duration.ofDays(3))));

        assertThat(inputs.reach()).contains(behind);
    }

    @Test
    void shouldNotMissWhatWasNeverUsedOrNeedNotGoOn() {
        InputState never = new InputState("a", Optional.empty(), 0, Optional.empty(), Optional.of(DAY));
        InputState free =
                new InputState("b", Optional.of(NOW.minus(Duration.ofDays(90))), 3, Optional.empty(), Optional.empty());

        assertThat(inputs(never, free).reach()).isEmpty();
    }

    @Test
    void shouldWaitForHistoryThatIsBeingWritten() {
        Instant old = NOW.minus(Duration.ofDays(90));
        InputState filling =
                new InputState("a", Optional.of(old), 3, Optional.of(NOW.minusSeconds(59)), Optional.of(DAY));
        InputState filled =
                new InputState("a", Optional.of(old), 3, Optional.of(NOW.minusSeconds(60)), Optional.of(DAY));

        assertThat(filling.isStale(NOW)).isFalse();
        assertThat(filled.isStale(NOW)).isTrue();
        assertThat(filled.age(NOW)).contains(Duration.ofDays(90));
    }

    private static InputState topic(Instant newest) {
        return new InputState("a", Optional.of(newest), 1, Optional.empty(), Optional.of(DAY));
    }

    private static Inputs inputs(InputState... topics) {
        return new Inputs(NOW, List.of(topics));
    }
}
