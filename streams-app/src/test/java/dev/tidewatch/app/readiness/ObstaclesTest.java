package dev.tidewatch.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private final List<String> log = new ArrayList<>();
    private Optional<String> broker = Optional.empty();
    private Optional<String> threads = Optional.empty();
    private final Obstacles obstacles = new Obstacles(List.of(() -> broker, () -> threads), log::add);

    @Test
    void shouldNameTheLikeliestCauseWhenThereAreSeveral() {
        threads = Optional.of("threads are stuck");
        assertThat(obstacles.first()).contains("threads are stuck");

        broker = Optional.of("no broker answers");
        assertThat(obstacles.first()).contains("no broker answers");
    }

    @Test
    void shouldSayOnceThatItWaitsAndOnceThatItGoesOn() {
        obstacles.tell();
        broker = Optional.of("no broker answers");
        obstacles.tell();
        obstacles.tell();
        broker = Optional.empty();
        obstacles.tell();

        assertThat(log).containsExactly("Not ready: no broker answers", "Ready again: nothing is in the way any more");
    }
}
