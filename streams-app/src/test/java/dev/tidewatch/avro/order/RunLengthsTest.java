package dev.tidewatch.avro.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

    private static final int CAPACITY = 64;

    private final RunLengths runs = new RunLengths(CAPACITY);

    @Test
    void shouldCountTheRecordsOfAnInputThatComeOneAfterTheOther() {
        add(3, 3, 3, 0, 6, 6);

        assertThat(RunLengths.decode(runs.view())).containsExactly(new Run(3, 3), new Run(0, 1), new Run(6, 2));
    }

    @Test
    void shouldTakeTwoBytesForAShortRun() {
        add(3, 3, 3, 0);

        assertThat(runs.view().remaining()).isEqualTo(4);
    }

    @Test
    void shouldKeepALongRun() {
        for (int i = 0; i < 100_000; i++) {
            runs.add(2);
        }

        assertThat(RunLengths.decode(runs.view())).containsExactly(new Run(2, 100_000));
    }

    @Test
    void shouldGoOnFromWhatWasStored() {
        add(1, 1, 4);
        ByteBuffer stored = runs.view();
        RunLengths after = new RunLengths(CAPACITY);
        after.set(stored);
        after.add(4);
        after.add(0);

        assertThat(RunLengths.join(RunLengths.decode(after.view())))
                .containsExactly(new Run(1, 2), new Run(4, 2), new Run(0, 1));
    }

    @Test
    void shouldBeEmptyWhenCleared() {
        add(1, 2);

        runs.clear();

        assertThat(runs.view().hasRemaining()).isFalse();
    }

    @Test
    void shouldGiveAnyOrderBackInParts() {
        Random random = new Random(7);
        List<Integer> taken = new ArrayList<>();
        List<Run> parts = new ArrayList<>();
        int input = 0;
        for (int i = 0; i < 50_000; i++) {
            input = random.nextInt(3) == 0 ? random.nextInt(7) : input;
            taken.add(input);
            runs.add(input);
            if (runs.isFull()) {
                parts.addAll(RunLengths.decode(runs.view()));
                runs.clear();
            }
        }
        parts.addAll(RunLengths.decode(runs.view()));

        List<Integer> read = new ArrayList<>();
        for (Run run : parts) {
            for (long i = 0; i < run.count(); i++) {
                read.add(run.input());
            }
        }
        assertThat(read).isEqualTo(taken);
    }

    private void add(int... inputs) {
        for (int input : inputs) {
            runs.add(input);
        }
    }
}
