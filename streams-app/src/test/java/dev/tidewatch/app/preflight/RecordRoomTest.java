package dev.tidewatch.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidewatch.app.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordRoomTest {

    private static final int ENOUGH = 16_777_216;

    @Test
    void shouldStartWhenEveryTopicTakesTheLargestRecord() {
        assertThatNoException()
                .isThrownBy(() -> RecordRoom.check(Map.of("dead-letters", ENOUGH, "app-differences", ENOUGH + 1)));
    }

    @Test
    void shouldNameEachTopicThatTakesLessWithTheCommandThatMendsIt() {
        UserError refused = catchThrowableOfType(
                UserError.class,
                () -> RecordRoom.check(Map.of("p.dead-letters", ENOUGH - 1, "p.b", ENOUGH, "p.a", 1_048_588)));

        assertThat(refused.getMessage().lines())
                .containsExactly(
                        "p.a takes records of 1048588 bytes, but the pipeline may write 16777216, and would stop at the"
                                + " first that is refused; allow it with kafka-configs --bootstrap-server ADDRESS --alter"
                                + " --entity-type topics --entity-name p.a --add-config max.message.bytes=16777216",
                        "  p.dead-letters takes records of 16777215 bytes, but the pipeline may write 16777216, and would"
                                + " stop at the first that is refused; allow it with kafka-configs --bootstrap-server ADDRESS"
                                + " --alter --entity-type topics --entity-name p.dead-letters --add-config"
                                + " max.message.bytes=16777216");
    }
}
