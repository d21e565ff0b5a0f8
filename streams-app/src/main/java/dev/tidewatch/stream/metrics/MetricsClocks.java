package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.state.ScaleMapping;
import dev.tidewatch.avro.told.FiguresTold;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.layout.FigureLayout;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.RfmScaleState;
import dev.tidewatch.stream.store.StateMismatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Knows how far each input partition has come, and up to where rows are published; stored with the figures. */
public final class MetricsClocks {

    static final String ONLY = "metrics";
    private static final long NONE = Long.MIN_VALUE;

    private final KeyValueStore<String, MetricsProgress> store;
    private final MetricsProgress progress;
    private final FiguresTold told;
    private final int mostValues;

    /**
     * Goes on from what is stored.
     *
     * @param partitions of the input topics
     * @param mostValues of a dimension have rows
     */
    public MetricsClocks(KeyValueStore<String, MetricsProgress> store, int partitions, int mostValues) {
        this.store = store;
        this.mostValues = mostValues;
        MetricsProgress stored = store.get(ONLY);
        progress = stored == null
                ? new MetricsProgress(
                        Collections.nCopies(partitions, NONE),
                        null,
                        null,
                        null,
                        null,
                        mostValues,
                        FigureLayout.FINGERPRINT,
                        List.of(),
                        List.of(),
                        List.of())
                : stored;
        told = new FiguresTold(progress);
        checkIds();
        if (progress.getClocks().size() != partitions) {
            throw new StateMismatch("the input topics have " + partitions
                    + " partitions, but this state was made with "
                    + progress.getClocks().size() + ": customers are in other partitions now; recreate the topics with "
                    + progress.getClocks().size()
                    + " partitions, or process all input anew under another tidewatch.application.id and"
                    + " tidewatch.topic.prefix");
        }
    }

    private void checkIds() {
        int before = progress.getFigures();
        if (before != FigureLayout.FINGERPRINT) {
            throw new StateMismatch("the figures of this state are stored under the ids " + Integer.toHexString(before)
                    + ", now: " + Integer.toHexString(FigureLayout.FINGERPRINT) + ", which this build cannot read them"
                    + " with; start the build that wrote them, or process all input anew under another"
                    + " tidewatch.application.id and topic prefix");
        }
    }

    /** A value that came when its dimension was full was never counted: it cannot have rows later. */
    public void check(SegmentValues values) {
        int before = progress.getMostValues();
        if (before != mostValues) {
            String full = values.fullest(Math.min(before, mostValues));
            if (full != null) {
                throw new StateMismatch("metrics were counted with tidewatch.segment.max.values=" + before + ", now "
                        + mostValues + ", and " + full + " has as many values" + StateMismatch.SET_BACK);
            }
            progress.setMostValues(mostValues);
            write();
        }
    }

    /** Takes a partition's clock, and until when it stays quiet: what it said before of that holds no more. */
    void advance(Release release) {
        int partition = release.getPartition();
        Long clock = release.getClock();
        boolean news = clock != null && clock > progress.getClocks().get(partition);
        if (news) {
            progress.setClocks(with(progress.getClocks(), partition, clock));
        }
        long quiet = release.getQuietUntil() == null ? NONE : release.getQuietUntil();
        if (quiet != quietUntil(partition)) {
            List<Long> none = Collections.nCopies(progress.getClocks().size(), NONE);
            List<Long> before = progress.getQuietUntil();
            progress.setQuietUntil(with(before.isEmpty() ? none : before, partition, quiet));
            news = true;
        }
        if (told.take(release) || news) {
            write();
        }
    }

    private static List<Long> with(List<Long> values, int at, long value) {
        List<Long> changed = new ArrayList<>(values);
        changed.set(at, value);
        return changed;
    }

    private long quietUntil(int partition) {
        List<Long> quiet = progress.getQuietUntil();
        return quiet.isEmpty() ? NONE : quiet.get(partition);
    }

    /** Returns how far all have come: one that is quiet as far as the others, so that they need not wait for its next mark. */
    private long reached() {
        List<Long> clocks = progress.getClocks();
        long furthest = Collections.max(clocks);
        long reached = furthest;
        for (int partition = 0; partition < clocks.size(); partition++) {
            reached = Math.min(reached, Math.max(clocks.get(partition), quietUntil(partition)));
        }
        return reached;
    }

    /** Begins with rows for what all partitions have reached; whether that is further than rows are published. */
    boolean begin() {
        long least = reached();
        Long published = progress.getAsOf();
        if (least == NONE || (published != null && least <= published) || !told.areWhole()) {
            return false;
        }
        progress.setTarget(least);
        progress.setLastSegment(null);
        write();
        return true;
    }

    /** Returns whether rows are being published. */
    boolean isPublishing() {
        return progress.getTarget() != null;
    }

    /** Returns which movements the rows have that are being published. */
    MovementsTold movements() {
        return told.movements();
    }

    /** Returns what all partitions had reached when {@link #begin} was called. */
    Instant target() {
        Long target = progress.getTarget();
        if (target == null) {
            throw new IllegalStateException("no rows are being published");
        }
        return Instant.ofEpochMilli(target);
    }

    /** The last segment whose rows are published; null before the first. */
    @Nullable
    Segment lastSegment() {
        String last = progress.getLastSegment();
        return last == null ? null : Segment.ofKey(last).orElseThrow();
    }

    void pauseAfter(Segment segment) {
        progress.setLastSegment(segment.key());
        write();
    }

    /** The {@code asOf} of the newest rows; null before the first. */
    @Nullable
    Instant published() {
        Long published = progress.getAsOf();
        return published == null ? null : Instant.ofEpochMilli(published);
    }

    /** Takes what customers are to be ranked by; whether it is not what they were told last. */
    boolean isNews(RfmScale scale) {
        RfmScaleState told = ScaleMapping.toState(scale);
        boolean news = !told.equals(progress.getScale());
        if (news) {
            progress.setScale(told);
            write();
        }
        return news;
    }

    /** All rows for {@link #target} are published. */
    void end() {
        progress.setAsOf(progress.getTarget());
        progress.setTarget(null);
        progress.setLastSegment(null);
        write();
    }

    private void write() {
        store.put(ONLY, MetricsProgress.newBuilder(progress).build());
    }
}
