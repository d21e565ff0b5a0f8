package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void shouldBeReadBackWhenWritten() {
        Origin origin = new Origin("1.0", Map.of("tidewatch.zone", "UTC", "a", ""), Map.of("topic", "id"));

        assertThat(origin.json())
                .isEqualTo("{\"version\":\"1.0\",\"settings\":{\"a\":\"\",\"tidewatch.zone\":\"UTC\"},"
                        + "\"topics\":{\"topic\":\"id\"}}");
        assertThat(Origin.of(origin.json().getBytes(StandardCharsets.UTF_8), "x-origin"))
                .isEqualTo(origin);
    }

    @Test
    void shouldNameTheTopicWhenSomebodyElseWroteToIt() {
        assertThatThrownBy(() -> Origin.of("nonsense".getBytes(StandardCharsets.UTF_8), "x-origin"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("x-origin holds a record that Tidewatch did not write");
    }
}
