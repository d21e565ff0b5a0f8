package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.valuation.Trigger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch comes to the ledger's movements for random subscriptions, whenever discounts and requests count. */
class RandomStoriesTest {

    private static final long FIRST = Long.getLong("oracle.first", 0);
    private static final long STORIES = Long.getLong("oracle.stories", 25);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    RandomStoriesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({"billed, effective_end", "stated, effective_end", "billed, requested"})
    void shouldMoveAsTheLedgerDoes(String timing, String recognition) throws IOException {
        Map<String, String> settings = Map.of(
                "tidewatch.lateness", "36500d",
                "tidewatch.discount.timing", timing,
                "tidewatch.churn.recognition", recognition);
        Profile profile =
                Settings.of(new SettingLayers().named("test", settings)).profile();
        List<Story> stories = new ArrayList<>();
        Map<String, List<String>> expected = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + STORIES; seed++) {
            List<Snapshot> events = events(seed, profile);
            Instant clock = events.get(events.size() - 1).occurredAt().plus(Duration.ofDays(seed % 3 * 200));
            Story story = new Story("seed " + seed).until(clock);
            for (Snapshot event : events) {
                story.says((ObjectNode) JSON.readTree(CanonicalJson.of(event)));
            }
            stories.add(story);
            expected.put(story.customer(), movements(profile, events, clock));
        }

        Map<String, List<String>> recomputed = new TreeMap<>();
        try (Batch batch = Batch.of(directory, settings, Instant.parse("2024-01-20T00:00:00Z"), stories)) {
            for (Story story : stories) {
                recomputed.put(story.customer(), movements(batch, story.customer()));
            }
        }
        assertThat(recomputed).isEqualTo(expected);
        assertThat(expected.values().stream().flatMap(List::stream))
                .hasSizeGreaterThan(expected.size())
                .anyMatch(movement -> movement.contains("discount-"));
    }

    /** In order; of two with one id the first. */
    private static List<Snapshot> events(long seed, Profile profile) {
        Map<String, Snapshot> byId = new LinkedHashMap<>();
        EventStories.from(seed, profile).events().forEach(event -> byId.putIfAbsent(event.eventId(), event));
        return byId.values().stream()
                .sorted(Comparator.comparing(Snapshot::occurredAt))
                .toList();
    }

    private static List<String> movements(Profile profile, List<Snapshot> events, Instant clock) {
        LedgerDriver ledger = new LedgerDriver(profile).with(events.toArray(new Snapshot[0]));
        ledger.advance(clock);
        return ledger.published().stream().map(RandomStoriesTest::text).sorted().toList();
    }

    private static String text(Movement movement) {
        String rule = movement.rule().stream().map(Trigger::rule).collect(Collectors.joining("+"));
        return movement.key().at().toEpochMilli() + " " + movement.kind() + " "
                + BigDecimal.valueOf(movement.amount(), 6) + " "
                + movement.key().currency() + " " + rule;
    }

    private static List<String> movements(Batch batch, String customer) {
        return batch.rows("movement WHERE \"customerId\" = '" + customer + "'").stream()
                .map(row ->
                        Instant.parse(String.valueOf(row.get("effectiveAt"))).toEpochMilli() + " " + row.get("kind")
                                + " " + row.get("amount") + " " + row.get("currency") + " " + row.get("rule"))
                .sorted()
                .toList();
    }
}
