package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.state.ScaleMapping;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.rfm.Rfm;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.state.RfmRanking;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps what a task ranks its customers by; it is stored with its state. */
final class TaskRanking {

    private static final String ONLY = "ranking";
    private static final byte[] FIRST = {};

    private final KeyValueStore<String, RfmRanking> store;
    private final RfmSegments segments;
    private RfmScale scale;
    private RfmScale before;
    private byte @Nullable [] next;

    TaskRanking(KeyValueStore<String, RfmRanking> store, RfmSegments segments) {
        this.store = store;
        this.segments = segments;
        RfmRanking stored = store.get(ONLY);
        scale = stored == null ? RfmScale.UNKNOWN : ScaleMapping.toDomain(stored.getScale());
        before = stored == null ? RfmScale.UNKNOWN : ScaleMapping.toDomain(stored.getBefore());
        next = stored == null || stored.getNext() == null ? null : bytes(stored.getNext());
    }

    Health.Ranked rank(Paid paid) {
        Rfm rfm = scale.of(paid);
        return new Health.Ranked(rfm, segments.nameOf(rfm));
    }

    /** Key of the first that was not looked at yet; null if all were. */
    byte @Nullable [] next() {
        return next;
    }

    /** Ranks by another scale from now on; all customers are to be looked at. */
    void begin(RfmScale other) {
        before = scale;
        scale = other;
        goOnAt(FIRST);
    }

    /** All customers before a key were looked at. */
    void goOnAt(byte[] key) {
        next = key;
        write();
    }

    void end() {
        next = null;
        write();
    }

    /** Returns whether a customer's scores are others than they were. */
    boolean changes(Paid paid) {
        return !before.of(paid).equals(scale.of(paid));
    }

    private void write() {
        store.put(
                ONLY,
                new RfmRanking(
                        ScaleMapping.toState(scale),
                        ScaleMapping.toState(before),
                        next == null ? null : ByteBuffer.wrap(next)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
