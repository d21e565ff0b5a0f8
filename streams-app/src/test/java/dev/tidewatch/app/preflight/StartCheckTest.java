package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.profile.SettingChange;
import dev.tidewatch.stream.names.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StartCheckTest {

    private static final Topics TOPICS = new Topics("p.", "app");
    private static final TopicPartition INPUT = new TopicPartition("p.subscription-events", 0);
    private static final TopicPartition OTHER = new TopicPartition("p.billing-events", 0);
    private static final TopicPartition DIFFERENCES = new TopicPartition(TOPICS.differences(), 0);
    private static final String CUSTOMERS = "app-customers-changelog";
    private static final String MOVEMENTS = "p.mrr-movements";
    private static final Map<String, String> SETTINGS =
            Map.of("tidewatch.zone", "UTC", "tidewatch.alerts.enter", "50", "tidewatch.grouping", "60m");

    private final Map<TopicPartition, Long> starts = new HashMap<>(Map.of(INPUT, 0L, OTHER, 0L, DIFFERENCES, 0L));
    private final Map<TopicPartition, Long> committed = new HashMap<>(Map.of(INPUT, 7L, OTHER, 0L, DIFFERENCES, 3L));
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(INPUT, 9L, OTHER, 4L, DIFFERENCES, 3L));
    private final Map<String, String> topics = new TreeMap<>(
            Map.of(INPUT.topic(), "i", OTHER.topic(), "o", DIFFERENCES.topic(), "d", CUSTOMERS, "c", MOVEMENTS, "m"));
    private final Map<String, String> known = new TreeMap<>(topics);
    private Map<String, String> settings = SETTINGS;
    private Set<String> written = Set.of();

    @Test
    void shouldStartWhenAllFitsTogether() {
        assertThat(check().changes()).isEmpty();
    }

    @Test
    void shouldStartANewApplicationAndASecondInstanceOfIt() {
        topics.remove(CUSTOMERS);
        committed.clear();
        assertThatNoException().isThrownBy(() -> neverStarted().changes());

        committed.putAll(starts);
        known.remove(CUSTOMERS);
        assertThatNoException().isThrownBy(() -> check().changes());
    }

    @Test
    void shouldNameOnlyTheSettingsThatDiffer() {
        settings = Map.of("tidewatch.zone", "Asia/Tokyo", "tidewatch.alerts.enter", "60", "tidewatch.grouping", "60m");

        assertRefused(
                "what application app published was computed with other settings: tidewatch.zone was UTC, is Asia/Tokyo; set it");
    }

    @Test
    void shouldGoOnWithASettingThatHoldsFromNowOn() {
        settings = Map.of("tidewatch.zone", "UTC", "tidewatch.alerts.enter", "60", "tidewatch.grouping", "60m");

        assertThat(check().changes()).containsExactly(new SettingChange("tidewatch.alerts.enter", "50", "60"));
    }

    @Test
    void shouldRefuseResultsOfAnotherApplication() {
        topics.remove(CUSTOMERS);
        committed.clear();
        written = Set.of(MOVEMENTS);

        assertThatThrownBy(() -> neverStarted().changes())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(MOVEMENTS + " already hold results", "tidewatch.application.id");
    }

    @Test
    void shouldRefuseStateWithoutAChangelog() {
        topics.remove(CUSTOMERS);
        assertRefused(CUSTOMERS + " was deleted since application app began: the state that it held is lost");

        topics.put(CUSTOMERS, "another");
        assertRefused(CUSTOMERS + " was deleted since application app began: the state that it held is lost");
    }

    @Test
    void shouldRefuseOffsetsWithoutAnyState() {
        topics.remove(CUSTOMERS);
        known.remove(CUSTOMERS);

        assertRefused("the changelogs of application app are gone");
    }

    @Test
    void shouldRefuseStateOfWhichTheOriginIsGone() {
        assertThatThrownBy(() -> neverStarted().changes())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("app-origin is gone", "with which settings", "process all input anew");
    }

    @Test
    void shouldRefuseAnInputThatWasMadeAnew() {
        topics.put(INPUT.topic(), "another");

        assertRefused(INPUT.topic() + " was deleted and made again");
    }

    @Test
    void shouldTellOfAnOutputThatWasMadeAnew() {
        topics.put(MOVEMENTS, "another");

        assertThat(check().changes()).isEmpty();
        assertThat(check().replacedOutputs()).containsExactly(MOVEMENTS);
    }

    @Test
    void shouldRefuseStateWithoutOffsets() {
        committed.remove(OTHER);
        assertRefused("has no offset for p.billing-events-0");

        committed.clear();
        assertRefused("has no offset for");
    }

    @Test
    void shouldBeginAnInputThatOnlyANewerVersionReads() {
        committed.remove(OTHER);
        known.remove(OTHER.topic());

        assertThat(check().changes()).isEmpty();
    }

    @Test
    void shouldRefuseAHoleInTheInput() {
        starts.put(INPUT, 9L);

        assertRefused("the records from offset 7 to 8 of p.subscription-events-0 were deleted before");
        assertRefused("--topic p.subscription-events:0 --reset-offsets --to-offset 9");
    }

    @Test
    void shouldRefuseAHoleOfOneRecordAndGoOnWhereThereIsNone() {
        starts.put(INPUT, 8L);
        assertRefused("the records from offset 7 to 7 of p.subscription-events-0 were deleted before");

        starts.put(INPUT, 7L);
        assertThat(check().changes()).isEmpty();
    }

    @Test
    void shouldRefuseAHoleInTheDifferencesWithoutAWayAroundIt() {
        starts.put(DIFFERENCES, 5L);

        assertRefused(
                "offset 3 to 4 of p.app-differences-0 were deleted before application app read them; the figures would lack");
    }

    @Test
    void shouldRefuseAnInputThatEndsBeforeWhatWasRead() {
        ends.put(INPUT, 5L);

        assertRefused("p.subscription-events-0 ends at offset 5, but application app has read up to 7");
    }

    private void assertRefused(String part) {
        assertThatThrownBy(() -> check().changes())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(part);
    }

    private StartCheck check() {
        return check(Optional.of(new Origin("1", SETTINGS, known)));
    }

    /** Without an origin, as before the first start. */
    private StartCheck neverStarted() {
        return check(Optional.empty());
    }

    private StartCheck check(Optional<Origin> origin) {
        return new StartCheck(
                new Found(origin, new Offsets(starts, committed, ends), topics, written),
                new Wanted(TOPICS, "2", settings, SETTINGS, Set.of(CUSTOMERS)));
    }
}
