package dev.tidewatch.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    @Test
    void shouldBeTheHostWhenNothingElseIsSaid() throws IOException {
        Path state = directory.resolve("new");

        Instance instance = instance(Map.of("streams.state.dir", state.toString()));

        assertThat(instance.id()).isEqualTo(InetAddress.getLocalHost().getHostName());
        assertThat(instance.stateDirectory()).isEqualTo(state).isDirectory();
        assertThat(instance.streams(Map.of()))
                .containsOnly(Map.entry("group.instance.id", instance.id()), Map.entry("state.dir", state.toString()));
    }

    @Test
    void shouldLetTheSettingsOfStreamsWin() {
        Instance instance = instance(Map.of("streams.state.dir", directory.toString(), "tidewatch.instance.id", "one"));

        Map<String, Object> streams = instance.streams(Map.of("group.instance.id", "other", "poll.ms", "10"));

        assertThat(instance.id()).isEqualTo("one");
        assertThat(streams).containsEntry("group.instance.id", "other").containsEntry("poll.ms", "10");
    }

    @Test
    void shouldNameTheSettingWhenTheStateDirectoryCannotBe() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> instance(Map.of("streams.state.dir", file.toString())))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "the state directory " + file + " cannot be written; set streams.state.dir to one that can");
    }

    private static Instance instance(Map<String, String> settings) {
        return Instance.of(Settings.of(SettingLayers.of(null, Map.of(), settings)));
    }
}
