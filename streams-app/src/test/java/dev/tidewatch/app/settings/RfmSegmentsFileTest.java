package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.rfm.Rfm;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.testing.MarkdownTables;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RfmSegmentsFileTest {

    @Test
    void shouldHoldTheUsualSegments() {
        assertThat(RfmSegmentsFile.builtIn()).isEqualTo(RfmSegments.STANDARD);
        assertThat(RfmSegments.STANDARD.nameOf(new Rfm(5, 5, 4))).isEqualTo("Champions");
        assertThat(RfmSegments.STANDARD.nameOf(new Rfm(5, 5, 3))).isEqualTo("Loyal");
        assertThat(RfmSegments.STANDARD.nameOf(new Rfm(1, 3, 5))).isEqualTo("At risk");
        assertThat(RfmSegments.STANDARD.nameOf(new Rfm(1, 2, 1))).isEqualTo("Lost");
        assertThat(RfmSegments.STANDARD.nameOf(new Rfm(3, 2, 2))).isEqualTo("Needs attention");
    }

    @Test
    void shouldHoldWhatThePageSays() throws IOException {
        List<List<String>> rows = MarkdownTables.under(
                        Files.readAllLines(Path.of("..", "docs", "formulas.md")),
                        "segment",
                        "recency",
                        "frequency",
                        "monetary")
                .get(0);

        assertThat(RfmSegments.STANDARD.rules())
                .extracting(rule ->
                        List.of(rule.name(), told(rule.recency()), told(rule.frequency()), told(rule.monetary())))
                .containsExactlyElementsOf(rows.subList(0, rows.size() - 1));
        assertThat(RfmSegments.STANDARD.otherwise())
                .isEqualTo(rows.get(rows.size() - 1).get(0));
    }

    private static String told(RfmSegments.Range range) {
        return range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to();
    }

    @Test
    void shouldTakeTheFirstThatFitsOfAFile() throws IOException {
        RfmSegments segments = read("segments = b, a\na.name = All\nb.name = Best\nb.recency = 5\notherwise = None");

        assertThat(segments.nameOf(new Rfm(5, 1, 1))).isEqualTo("Best");
        assertThat(segments.nameOf(new Rfm(4, 1, 1))).isEqualTo("All");
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> read("segments = a\notherwise = None")).hasMessage("here: a.name is missing");
        assertThatThrownBy(() -> read("segments = a\na.name = A\na.recency = 5-4\notherwise = None"))
                .hasMessage("here: a.recency is 5-4; it must be a score from 1 to 5, or two such as 4-5");
        assertThatThrownBy(() -> read("segments = a\na.name = A\nb.name = B\notherwise = None"))
                .hasMessageStartingWith("here: b.name is of no segment");
        assertThatThrownBy(() -> RfmSegmentsFile.at(Path.of("nowhere")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("nowhere", "docs/formulas.md");
    }

    private static RfmSegments read(String text) throws IOException {
        return RfmSegmentsFile.read("here", new StringReader(text));
    }
}
