package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.keys.Changeability;
import dev.tidewatch.app.settings.keys.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeabilityTest {

    @Test
    void shouldSayOfEverySettingHowItMayChange() {
        List<String> keys = new ArrayList<>();
        for (Changeability lasting : Changeability.values()) {
            keys.addAll(Keys.changing(lasting));
            assertThat(Keys.changing(lasting)).allMatch(key -> Keys.changes(key) == lasting);
        }

        assertThat(keys).containsAll(Keys.definition().names()).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepWhatGivesFiguresTheirMeaningAndNothingElse() {
        Map<String, String> settings = of(Map.of(
                "tidewatch.zone",
                "Asia/Tokyo",
                "tidewatch.lateness",
                "840h",
                "tidewatch.http.token",
                "0123456789abcdef"));

        assertThat(settings)
                .containsEntry("tidewatch.zone", "Asia/Tokyo")
                .containsEntry("tidewatch.lateness", "35d")
                .containsEntry("tidewatch.topic.prefix", "")
                .containsEntry("tidewatch.alerts.enter", "50")
                .doesNotContainKeys("tidewatch.http.token", "tidewatch.application.id", "tidewatch.profile");
    }

    @Test
    void shouldLookIntoTheScorecard(@TempDir Path directory) throws IOException {
        String builtIn = new String(
                ScorecardFile.class.getResourceAsStream("scorecard.properties").readAllBytes(), StandardCharsets.UTF_8);
        Path same = Files.writeString(directory.resolve("same.properties"), builtIn);
        Path other = Files.writeString(
                directory.resolve("other.properties"), builtIn.replaceFirst("(?m)^base *= *.*$", "base = 0.123"));

        String key = "tidewatch.alerts.scorecard";
        assertThat(of(Map.of(key, same.toString())))
                .containsEntry(key, of(Map.of()).get(key));
        assertThat(of(Map.of(key, other.toString())).get(key))
                .isNotEqualTo(of(Map.of()).get(key));
    }

    @Test
    void shouldLookIntoTheNamesOfRanks(@TempDir Path directory) throws IOException {
        String builtIn = new String(
                RfmSegmentsFile.class
                        .getResourceAsStream("rfm-segments.properties")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        Path same = Files.writeString(directory.resolve("same.properties"), builtIn);
        Path other =
                Files.writeString(directory.resolve("other.properties"), builtIn.replace("Champions", "The very best"));

        String key = "tidewatch.rfm.segments";
        assertThat(of(Map.of(key, same.toString())))
                .containsEntry(key, of(Map.of()).get(key));
        assertThat(of(Map.of(key, other.toString())).get(key))
                .isNotEqualTo(of(Map.of()).get(key));
    }

    private static Map<String, String> of(Map<String, String> values) {
        return LastingSettings.of(Settings.of(new SettingLayers().named("test", values)));
    }
}
