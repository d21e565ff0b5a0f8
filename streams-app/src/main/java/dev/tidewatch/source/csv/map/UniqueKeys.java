package dev.tidewatch.source.csv.map;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Properties that tell when a key is there twice; the usual ones keep the last without a word. */
final class UniqueKeys extends Properties {

    private static final long serialVersionUID = 1L;

    private @Nullable String repeated;

    /** The first such key; null if there is none. */
    @Nullable
    String repeated() {
        return repeated;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
        Object before = super.put(key, value);
        if (before != null && repeated == null) {
            repeated = key.toString();
        }
        return before;
    }
}
