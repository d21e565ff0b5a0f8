package dev.tidewatch.app.views;

import dev.tidewatch.app.views.reading.View;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The newest record of each key of a compacted topic, in the order of the keys. */
abstract class NewestView<T extends SpecificRecord> implements View {

    private final Source source;
    private final Kind<T> kind;

    NewestView(Source source, Kind<T> kind) {
        this.source = source;
        this.kind = kind;
    }

    /** Says where the records come from and are kept. */
    record Source(ViewStore store, AvroView avro, String topic) {}

    /**
     * Holds what they are.
     *
     * @param letter of the view in the store
     * @param event what its events are called
     */
    record Kind<T>(char letter, String event, Class<T> type) {}

    @Override
    public String topic() {
        return source.topic;
    }

    @Override
    public @Nullable ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] kept = kept(record);
        source.store.put(from(key).bytes(), kept);
        return new ViewEvent(
                kind.event, key, () -> RecordJson.text(decoded(kept)), tellsOf(key, kept), ViewEvent.About.NOTHING);
    }

    @Override
    public void remove(String key, Instant since) {
        source.store.delete(from(key).bytes());
    }

    /** Returns what is kept of a record. */
    byte[] kept(ConsumerRecord<byte[], byte[]> record) {
        return record.value();
    }

    /** The value of what is kept. */
    byte[] value(byte[] kept) {
        return kept;
    }

    /** The instant that a record is the first to tell of; null if it is not. */
    @Nullable
    Instant tellsOf(String key, byte[] kept) {
        return null;
    }

    Optional<T> newest(String key) {
        return Optional.ofNullable(source.store.get(from(key).bytes())).map(this::decoded);
    }

    ViewStore store() {
        return source.store;
    }

    /** The place of a key, or of all that begin so. */
    ViewKey from(String start) {
        return ViewKey.of(kind.letter).start(start);
    }

    /** The record's key, of the place that it has. */
    static String keyOf(byte[] place) {
        return new String(place, 1, place.length - 1, StandardCharsets.UTF_8);
    }

    T decoded(byte[] kept) {
        return source.avro.decoded(source.topic, value(kept), kind.type);
    }
}
