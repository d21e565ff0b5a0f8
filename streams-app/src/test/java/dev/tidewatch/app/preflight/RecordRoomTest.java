package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordRoomTest {

    private static final int ENOUGH = 8_388_608;

    @Test
    void shouldStartWhenEveryTopicTakesTheLargestRecord() {
        assertThatNoException()
                .isThrownBy(() -> RecordRoom.check(Map.of("dead-letters", ENOUGH, "app-differences", ENOUGH + 1)));
    }

    @Test
    void shouldNameEachTopicThatTakesLessWithTheCommandThatMendsIt() {
        assertThatThrownBy(
                        () -> RecordRoom.check(Map.of("p.dead-letters", ENOUGH - 1, "p.b", ENOUGH, "p.a", 1_048_588)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("p.a takes records of 1048588 bytes, but the pipeline may write 8388608,")
                .hasMessageContainingAll(
                        "--entity-name p.a --add-config max.message.bytes=8388608",
                        "p.dead-letters takes records of 8388607 bytes",
                        "--entity-name p.dead-letters --add-config max.message.bytes=8388608")
                .message()
                .doesNotContain("p.b");
    }
}
