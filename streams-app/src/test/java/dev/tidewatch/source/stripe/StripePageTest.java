package dev.tidewatch.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.source.stripe.json.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Translates every example of docs/stripe.md, for both generations of the API. */
class StripePageTest {

    private static final Path PAGE = Path.of("..", "docs", "stripe.md");

    @Test
    void shouldSayWhatTheTranslationDoesWhenExamplesAreTranslated() throws IOException {
        String page = Files.readString(PAGE);
        String upToDate = StripePage.upToDate(page);
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, upToDate);
        }

        assertThat(PAGE).as("run with -Dwrite.docs to bring it up to date").hasContent(upToDate);
        assertThat(page).doesNotContain(" BUT ");
    }

    @Test
    void shouldExplainEveryReasonWhenOneRefuses() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Translation.Reason.values()).filter(reason -> !page.contains("| " + reason + " |")))
                .isEmpty();
    }
}
