package dev.tidewatch.app.digest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.digest.ADay;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.DigestReader;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RetentionMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Holds the pages to what a person read and found right; {@code -Dwrite.docs} writes them anew. */
class DigestPageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/digest");

    @Test
    void shouldSayTheDayForATerminal() throws IOException {
        assertThatIs("day.txt", DigestText::of, digest(ADay.inMarch()));
    }

    @Test
    void shouldSayTheDayForAMail() throws IOException {
        assertThatIs("day.html", DigestHtml::of, digest(ADay.inMarch()));
    }

    @Test
    void shouldSayTheDayForAChat() throws IOException {
        assertThatIs("day.chat.txt", page -> String.join("\n", DigestChat.of(page)) + "\n", digest(ADay.inMarch()));
    }

    @Test
    void shouldSayTheDayForAProgram() throws IOException {
        DailyDigest digest = digest(ADay.inMarch());
        assertThatIs("day.json", page -> DigestJson.of(digest, 10).toPrettyString() + "\n", digest);
    }

    @Test
    void shouldCountWhatAChatIsTooSmallFor() {
        ADay day = ADay.inMarch();
        for (int i = 10; i < 60; i++) {
            day.alert(ADay.alertOf("customer " + i + " \ud83c\udf0a".repeat(300), AlertState.RAISED, -1, "10", "20"));
        }

        List<String> lines = DigestChat.of(DigestPage.of(digest(day), 50));

        assertThat(lines).last().asString().matches("A chat is too small for \\d+ more; .*");
        assertThat(lines.stream().mapToInt(String::length).sum()).isLessThan(4_200);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(510));
    }

    @Test
    void shouldSayHowManyAreNotShownAndWhatTheyMake() {
        assertThat(DigestText.of(DigestPage.of(digest(ADay.inMarch()), 1)))
                .contains("And 1 more, with 0.00 USD a month.")
                .contains(
                        "And 2 more: 95.123456 USD of expected loss, 40.00 USD of MRR at risk, 100.00 USD of MRR that was")
                .contains("Of them, for days before: 1 movement of 1 earlier day was published, +20.00 USD")
                .doesNotContain("hal ");
    }

    @Test
    void shouldLetNoNameMoveTheCursorOrBecomeAnElement() {
        ADay day = ADay.inMarch();
        day.alert(ADay.alertOf("\u001b[2J\n<img src=x onerror='a'>\u202e\"", AlertState.RAISED, 0, "9", "9999"));
        DigestPage page = DigestPage.of(digest(day), 10);

        assertThat(DigestText.of(page)).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(DigestHtml.of(page))
                .contains("> [2J &lt;img src=x onerror=&#39;a&#39;&gt; &quot;</td>")
                .doesNotContain("<img")
                .doesNotContain("<b>")
                .doesNotContain("<ivy>");
    }

    @Test
    void shouldSayThatTheDayIsFinalOrRestatedOrDoesNotAddUp() {
        ADay day = ADay.inMarch().replayed();
        RetentionMetrics row = ADay.row();
        row.setIsFinal(true);
        row.setRestatedAfterFinal(true);
        row.setMrr(ADay.units("274"));
        row.setCustomersWithoutRate(2L);
        day.row(row);

        assertThat(DigestPage.of(digest(day), 10).intro())
                .contains("The day is final: no event that is accepted changes it any more.")
                .contains("It was restated after it had been final.")
                .contains("No rate prices the MRR of 2 customers: in the amounts in USD they are left out.")
                .contains("These figures do not add up: the movements make 274.833333 of mrr, and 274.000000 was"
                        + " published.");
    }

    private static DailyDigest digest(ADay day) {
        return new DigestReader(day, ADay.SETTINGS).of(null);
    }

    private static void assertThatIs(String name, Function<DigestPage, String> form, DailyDigest digest)
            throws IOException {
        String written = form.apply(DigestPage.of(digest, 10));
        Path golden = GOLDEN.resolve(name);
        if (System.getProperty("write.docs") != null) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }
}
