package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumConditionTest {

    @Test
    void shouldRunWhenAChromiumIsInstalled() {
        assertThat(ChromiumCondition.decide(true, true).isDisabled()).isFalse();
    }

    @Test
    void shouldSkipWithAReasonWhenNoneIsInstalled() {
        assertThat(ChromiumCondition.decide(false, false).isDisabled()).isTrue();
        assertThat(ChromiumCondition.decide(false, false).getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("install one"));
    }

    @Test
    void shouldFailWhenOneIsRequired() {
        assertThatThrownBy(() -> ChromiumCondition.decide(false, true)).hasMessageContaining("REQUIRE_CHROMIUM=true");
    }

    @Test
    void shouldFindAnExecutableInThePath(@TempDir Path directory) throws Exception {
        Path chromium = Files.createFile(directory.resolve("chromium"));
        assertThat(chromium.toFile().setExecutable(true)).isTrue();

        assertThat(ChromiumCondition.installed("nowhere:" + directory)).contains(chromium);
        assertThat(ChromiumCondition.installed("nowhere")).isEmpty();
    }
}
