package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

    private static final String TASK = "0_1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path states;

    private int deleted;

    @Test
    void shouldUseTheStateOfTheSameLife() throws IOException {
        begin("one");
        task();

        begin("one");

        assertThat(deleted).isZero();
    }

    @Test
    void shouldDeleteTheStateOfAnEarlierLife() throws IOException {
        begin("one");
        task();

        begin("two");
        assertThat(deleted).isEqualTo(1);

        task();
        begin("two");
        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void shouldDeleteStateThatDoesNotSayWhoseItIs() throws IOException {
        task();

        begin("one");

        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void shouldFindStateForeignUntilAllOfItIsDeleted() throws IOException {
        begin("one");
        task();
        assertThatThrownBy(() -> local().belongTo("two", () -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        begin("one");

        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void shouldSayWhatToDoWhereItCannotBeRead() throws IOException {
        Files.createDirectories(states.resolve("app").resolve("tidewatch-origin"));

        assertThatThrownBy(() -> begin("one"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("make it readable and writable, or delete it");
    }

    @Test
    void shouldBeginWhereNothingIs() {
        assertThatNoException().isThrownBy(() -> begin("one"));

        assertThat(states.resolve("app")).isDirectoryContaining("glob:**/tidewatch-origin");
        assertThat(deleted).isZero();
    }

    private void begin(String life) {
        local().belongTo(life, this::delete);
    }

    private LocalState local() {
        return LocalState.of(states, "app");
    }

    private void task() throws IOException {
        Files.createDirectories(states.resolve("app").resolve(TASK));
    }

    private void delete() {
        deleted++;
        try {
            Files.delete(states.resolve("app").resolve(TASK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
