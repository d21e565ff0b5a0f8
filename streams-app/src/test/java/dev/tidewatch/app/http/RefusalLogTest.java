package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private final List<String> lines = new ArrayList<>();
    private long nanos;
    private final RefusalLog log = new RefusalLog(() -> nanos, lines::add);

    @Test
    void shouldSayTenRefusalsAMinuteAndCountTheOthers() {
        for (int i = 0; i < 500; i++) {
            log.tell("number " + i);
        }

        assertThat(lines).hasSize(10).first().isEqualTo("Refused: number 0");

        nanos = Duration.ofMinutes(1).toNanos();
        log.tell("later");

        assertThat(lines).hasSize(12).endsWith("490 more requests were refused in the minute before", "Refused: later");
    }
}
