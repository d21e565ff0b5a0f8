package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramConditionTest {

    @Test
    void shouldRunWhereAnExecutableOfTheNameIsInThePath(@TempDir Path directory) throws Exception {
        Path chromium = Files.createFile(directory.resolve("chromium-browser"));
        assertThat(chromium.toFile().setExecutable(true)).isTrue();

        assertThat(Program.CHROMIUM.in("nowhere:" + directory)).contains(chromium);
        assertThat(ProgramCondition.decide(Program.CHROMIUM, "nowhere:" + directory, true)
                        .isDisabled())
                .isFalse();
    }

    @Test
    void shouldSkipWithAReasonWhereNoneIsInstalled() {
        assertThat(ProgramCondition.decide(Program.PROMTOOL, "nowhere", false).isDisabled())
                .isTrue();
        assertThat(ProgramCondition.decide(Program.PROMTOOL, "nowhere", false).getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no promtool", "install one"));
    }

    @Test
    void shouldFailWhereOneIsRequired() {
        assertThatThrownBy(() -> ProgramCondition.decide(Program.PROMTOOL, "nowhere", true))
                .hasMessageContaining("no promtool")
                .hasMessageContaining("REQUIRE_PROGRAMS=true");
    }
}
