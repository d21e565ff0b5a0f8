package dev.tidewatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    @Test
    void shouldLeaveOnlyWhatTheFailureNeeds() {
        List<Integer> failing = IntStream.range(0, 100).boxed().toList();

        List<Integer> smallest = Shrinker.smallest(failing, list -> list.containsAll(List.of(7, 50, 51)));

        assertThat(smallest).containsExactly(7, 50, 51);
    }

    @Test
    void shouldTryAgainWhatIsNeededOnlyAsLongAsSomethingLaterIsThere() {
        List<Integer> failing = List.of(1, 2, 3);

        List<Integer> smallest =
                Shrinker.smallest(failing, list -> list.contains(3) && (list.contains(1) || !list.contains(2)));

        assertThat(smallest).containsExactly(3);
    }
}
