package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.testing.Scorecards;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        Scorecard.Odds.PLAIN,
                        new BigDecimal("0.5"),
                        Map.of(Feature.MRR, Scorecard.Weight.full(new BigDecimal("-1.5"), new BigDecimal("1000")))));
    }

    @Test
    void shouldReadTheWeightsOfTheFirstRelease() {
        assertThat(ScorecardFile.at(Path.of("..", "examples", "scorecard-tidewatch-2.properties")))
                .isEqualTo(Scorecards.SPREADING);
    }

    @Test
    void shouldReadKnotsAndOdds() throws IOException {
        String text = """
                format = 2
                version = mine
                base = -2
                slope = 0.8
                shift = 0.1
                horizon.days = 30
                mrr.weight = -1.5
                mrr.knots = 0:0 100:0.5 1000:1
                mrr.unknown = 0.2
                """;

        Scorecard scorecard = ScorecardFile.read("mine.properties", new StringReader(text));

        assertThat(scorecard.odds()).isEqualTo(new Scorecard.Odds(new BigDecimal("0.8"), new BigDecimal("0.1"), 30));
        assertThat(scorecard.leastKnown()).isNull();
        assertThat(scorecard.weights().get(Feature.MRR))
                .isEqualTo(new Scorecard.Weight(
                        new BigDecimal("-1.5"),
                        List.of(knot("0", "0"), knot("100", "0.5"), knot("1000", "1")),
                        new BigDecimal("0.2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slope = 0.8 | slope = 0 | slope is 0; it must be a number above 0",
                "slope = 0.8 | | slope is missing",
                "horizon.days = 30 | horizon.days = 1.5 | horizon.days is 1.5; it must be a whole number of days",
                "mrr.knots = 0:0 1:1 | mrr.knots = 0 1 | mrr.knots is 0 1; it must be values with the share",
                "mrr.knots = 0:0 1:1 | mrr.knots = 1:1 0:0 | mrr.knots is 1:1 0:0; it must be by ascending value",
                "mrr.knots = 0:0 1:1 | mrr.knots = 0:x | mrr.knots is x; it must be a number",
                "mrr.knots = 0:0 1:1 | mrr.full = 1 | mrr.knots is missing",
                "shift = 0 | known.least = 0.4 | shift is missing"
            })
    void shouldSayWhatWouldBeRightWhenAFileWithKnotsIsWrong(String right, String wrong, String message) {
        String valid = """
                format = 2
                version = mine
                base = -2
                slope = 0.8
                shift = 0
                horizon.days = 30
                mrr.weight = -1.5
                mrr.knots = 0:0 1:1
                """;
        String text = valid.replace(right, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> ScorecardFile.read("mine.properties", new StringReader(text)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.properties: " + message);
    }

    private static Scorecard.Knot knot(String value, String share) {
        return new Scorecard.Knot(new BigDecimal(value), new BigDecimal(share));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format = 1 | format = 3 | format is 3; it must be 1 or 2",
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
                .hasMessageContaining("absent: no such file");
    }
}
