package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");

    @Test
    void shouldBeTheFileInDocsWhenGeneratedFromTheDefinition() throws IOException {
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, SettingsPage.markdown());
        }

        assertThat(PAGE).as("run with -Dwrite.docs to bring it up to date").hasContent(SettingsPage.markdown());
    }
}
