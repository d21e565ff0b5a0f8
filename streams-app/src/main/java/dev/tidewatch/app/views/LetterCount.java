package dev.tidewatch.app.views;

import dev.tidewatch.app.records.DeadLetterJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** How many dead letters there are, by reason. */
public final class LetterCount {

    private static final String UNKNOWN = "UNKNOWN";

    private final ConcurrentSkipListMap<String, Long> byReason = new ConcurrentSkipListMap<>();

    void add(ConsumerRecord<byte[], byte[]> letter) {
        Header reason = letter.headers().lastHeader(DeadLetterJson.REASON);
        String name = reason == null ? UNKNOWN : new String(reason.value(), StandardCharsets.UTF_8);
        byReason.merge(name, 1L, Long::sum);
    }

    public Map<String, Long> byReason() {
        return new TreeMap<>(byReason);
    }
}
