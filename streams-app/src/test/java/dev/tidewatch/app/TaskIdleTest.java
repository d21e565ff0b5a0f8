package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskIdleTest {

    private static final String IDLE = "max.task.idle.ms";

    @Test
    void shouldRefuseToReadPastWhatIsNotFetched() {
        assertThatThrownBy(() -> TaskIdle.checked(StreamsDefaults.of("app", Map.of(), Map.of(IDLE, "-1"))))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("streams.max.task.idle.ms is -1", "at least 0");
    }

    @Test
    void shouldTakeALongerWait() {
        assertThat(TaskIdle.checked(StreamsDefaults.of("app", Map.of(), Map.of(IDLE, "500"))))
                .containsEntry(IDLE, "500");
    }
}
