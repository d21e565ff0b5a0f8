package dev.tidewatch.app.views.reading;

import com.google.common.primitives.Longs;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Counts the dead letters, by reason. */
public final class LetterCount {

    private static final String UNKNOWN = "UNKNOWN";
    private static final char LETTERS = 'L';

    private final String topic;
    private final ConcurrentSkipListMap<String, Long> byReason = new ConcurrentSkipListMap<>();

    /** Goes on from what the store holds. */
    public LetterCount(ViewStore store, String topic) {
        this.topic = topic;
        store.ascending(ViewKey.of(LETTERS).range(), (key, value) -> {
            byReason.put(new String(key, 1, key.length - 1, StandardCharsets.UTF_8), Longs.fromByteArray(value));
            return true;
        });
    }

    public String topic() {
        return topic;
    }

    public void add(ConsumerRecord<byte[], byte[]> letter) {
        Header reason = letter.headers().lastHeader(DeadLetterJson.REASON);
        String name = reason == null ? UNKNOWN : new String(reason.value(), StandardCharsets.UTF_8);
        byReason.merge(name, 1L, Long::sum);
    }

    /** To be kept together with the position up to which they were counted: a letter that is read again would count twice. */
    public List<ViewStore.Entry> entries() {
        return byReason.entrySet().stream()
                .map(count -> new ViewStore.Entry(
                        ViewKey.of(LETTERS).start(count.getKey()).bytes(), Longs.toByteArray(count.getValue())))
                .toList();
    }

    public Map<String, Long> byReason() {
        return new TreeMap<>(byReason);
    }
}
