package dev.tidewatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.valuation.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A law that holds because its stories never reach a rule says nothing. */
class EventStoriesTest {

    private static final int SEEDS = 2_000;
    private static final Path TABLE = Path.of("target", "situations.txt");

    /** Of that many seeds: less would be luck. */
    private static final int LEAST = 5;

    private final Map<Situation, Integer> seeds = new EnumMap<>(Situation.class);
    private final Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
    private final Set<Churn.Reason> reasons = EnumSet.noneOf(Churn.Reason.class);
    private final Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);

    @Test
    void shouldReachEverySituationAndEveryRule() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Story story = EventStories.from(seed);
            note(ToldStory.of(story, Arrivals.any(story, seed)));
        }
        List<String> table = seeds.entrySet().stream()
                .map(entry -> "%5d %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
        Files.write(TABLE, table);

        assertThat(seeds.values()).as(() -> String.join("\n", table)).allMatch(count -> count >= LEAST);
        assertThat(kinds).containsExactlyInAnyOrder(MovementKind.values());
        assertThat(reasons).containsExactlyInAnyOrder(Churn.Reason.values());
        assertThat(triggers).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Trigger.TERMS)));
    }

    @Test
    void shouldRepeatAStoryFromItsSeed() {
        Story story = EventStories.from(17);

        Story again = EventStories.from(17);

        assertThat(again).isEqualTo(story);
    }

    private void note(ToldStory told) {
        for (Situation situation : Situation.values()) {
            seeds.merge(situation, situation.occursIn(told) ? 1 : 0, Integer::sum);
        }
        told.movements().forEach(movement -> {
            kinds.add(movement.kind());
            triggers.addAll(movement.rule());
            if (movement.churn() != null && movement.churn().reason() != null) {
                reasons.add(movement.churn().reason());
            }
        });
    }
}
