package dev.tidewatch.avro.told;

import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.Release;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps up to which movement of each task the figures have what changed. */
public final class FiguresTold {

    private final MetricsProgress progress;

    public FiguresTold(MetricsProgress progress) {
        this.progress = progress;
    }

    /** Takes a release that is added to the figures; whether that is news. */
    public boolean take(Release release) {
        int partition = release.getPartition();
        Long told = release.getMovements();
        if (told != null) {
            boolean settled = settle(partition, false);
            return advance(partition, told) || settled;
        }
        if (release.getClock() != null) { // of a version that numbers no movements
            return settle(partition, false);
        }
        return !release.getSegments().isEmpty() && settle(partition, true);
    }

    /** False while a task has told a part of what changed: the rest follows in the same transaction. */
    public boolean areWhole() {
        return progress.getHalfTold().isEmpty();
    }

    /** Returns which movements the figures have. */
    public MovementsTold movements() {
        return MovementsTold.of(progress.getMovements());
    }

    private boolean advance(int partition, long told) {
        List<Long> numbers = progress.getMovements().isEmpty()
                ? new ArrayList<>(Collections.nCopies(progress.getClocks().size(), 0L))
                : new ArrayList<>(progress.getMovements());
        boolean news = progress.getMovements().isEmpty() || numbers.get(partition) != told;
        numbers.set(partition, told);
        progress.setMovements(numbers);
        return news;
    }

    private boolean settle(int partition, boolean half) {
        List<Integer> parts = new ArrayList<>(progress.getHalfTold());
        boolean changed =
                half ? !parts.contains(partition) && parts.add(partition) : parts.removeIf(p -> p == partition);
        progress.setHalfTold(parts);
        return changed;
    }
}
