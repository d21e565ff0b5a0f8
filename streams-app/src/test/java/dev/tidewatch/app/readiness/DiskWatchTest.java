package dev.tidewatch.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private static final long MEGABYTE = 1 << 20;

    private final List<String> warnings = new ArrayList<>();
    private long left = 1_000;
    private final DiskWatch disk = new DiskWatch(Path.of("/state"), 100, () -> left * MEGABYTE, warnings::add);

    @Test
    void shouldSayOnceThatRoomBecomesLittle() {
        assertThat(disk.full()).isEmpty();
        assertThat(warnings).isEmpty();

        left = 499;
        assertThat(disk.full()).isEmpty();
        assertThat(disk.full()).isEmpty();

        assertThat(warnings)
                .containsExactly("the disk of the state directory /state has 499 MB left; run stops below 100 MB");
    }

    @Test
    void shouldSayItAgainWhenRoomWasMadeInBetween() {
        left = 400;
        assertThat(disk.full()).isEmpty();
        left = 1_000;
        assertThat(disk.full()).isEmpty();
        left = 400;
        assertThat(disk.full()).isEmpty();

        assertThat(warnings).hasSize(2);
    }

    @Test
    void shouldSayWhatToDoWhenThereIsTooLittle() {
        left = 99;

        assertThat(disk.full())
                .contains("the disk of the state directory /state has 99 MB left, and run needs 100 MB"
                        + " (tidewatch.state.min.free.mb); make room and start again");
    }

    /** A write that waits for room may never return. */
    @Test
    void shouldStopWhenNothingIsLeftOfADiskThatMayBeUsedUp() {
        DiskWatch disk = new DiskWatch(Path.of("/state"), 0, () -> left * MEGABYTE, warnings::add);
        left = 1;
        assertThat(disk.full()).isEmpty();
        left = 0;

        assertThat(disk.full()).contains("the disk of the state directory is full; make room and start again");
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldGoOnWhenItCannotTellWhatIsLeft() {
        DiskWatch unknown = new DiskWatch(
                Path.of("/state"),
                100,
                () -> {
                    throw new IOException("cannot tell");
                },
                warnings::add);

        assertThat(unknown.full()).isEmpty();
    }
}
