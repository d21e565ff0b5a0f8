package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardFileTest {

    private static final String VALID =
            "format = 1\nversion = mine\nbase = -2\nknown.least = 0.5\nmrr.weight = -1.5\nmrr.full = 1000\n";

    @Test
    void shouldReadEveryNumber() throws IOException {
        Scorecard scorecard = ScorecardFile.read("mine.properties", new StringReader(VALID));

        assertThat(scorecard)
                .isEqualTo(new Scorecard(
                        "mine",
                        new BigDecimal("-2"),
                        new BigDecimal("0.5"),
                        Map.of(Feature.MRR, new Scorecard.Weight(new BigDecimal("-1.5"), new BigDecimal("1000")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format = 1 | format = 2 | format is 2; it must be 1",
                "version = mine | | version is missing",
                "base = -2 | base = low | base is low; it must be a number of at most 6 decimals",
                "base = -2 | base = 1e9 | base is 1e9; it must be a number of at most 6 decimals",
                "known.least = 0.5 | known.least = 2 | known.least is 2; it must be from 0 to 1",
                "mrr.full = 1000 | mrr.full = 0 | mrr.full is 0; it must be a number above 0",
                "mrr.full = 1000 | | mrr.full is missing",
                "mrr.weight = -1.5 | mrrr.weight = 1 | mrrr.weight is unknown; did you mean mrr.weight?"
            })
    void shouldSayWhatWouldBeRightWhenAFileIsWrong(String right, String wrong, String message) {
        String text = VALID.replace(right, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> ScorecardFile.read("mine.properties", new StringReader(text)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.properties: " + message);
    }

    @Test
    void shouldBeTheModelWhenSet(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.properties"), VALID);

        Settings settings =
                Settings.of(new SettingLayers().named("test", Map.of("tidewatch.alerts.scorecard", file.toString())));

        assertThat(settings.policy().risk().scorecard().version()).isEqualTo("mine");
    }

    @Test
    void shouldNameTheFileWhenItIsNotThere(@TempDir Path directory) {
        Map<String, String> absent =
                Map.of("tidewatch.alerts.scorecard", directory.resolve("absent").toString());

        assertThatThrownBy(() -> Settings.of(new SettingLayers().named("test", absent)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("absent: expected a scorecard");
    }
}
