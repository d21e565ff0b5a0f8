package dev.tidewatch.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The keys of a driver's stores, in which whom the pipeline has forgotten must not be named. */
final class StoreKeys {

    private StoreKeys() {}

    /** The stores with a key that holds the text. */
    static List<String> storesWith(String text, TopologyTestDriver driver) {
        List<String> found = new ArrayList<>();
        for (String name : driver.getAllStateStores().keySet()) {
            try (KeyValueIterator<Object, Object> entries =
                    driver.getKeyValueStore(name).all()) {
                boolean named = false;
                while (entries.hasNext()) {
                    named |= text(entries.next().key).contains(text);
                }
                if (named) {
                    found.add(name);
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private static String text(Object key) {
        byte[] bytes = key instanceof Bytes wrapped ? wrapped.get() : key instanceof byte[] plain ? plain : null;
        return bytes == null ? key.toString() : new String(bytes, StandardCharsets.UTF_8);
    }
}
