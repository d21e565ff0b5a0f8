package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;

/** Takes in the settings of one theme, one by one; their order is that of docs/settings.md. */
final class Theme {

    private final List<Key<?>> keys = new ArrayList<>();

    List<Key<?>> keys() {
        return List.copyOf(keys);
    }

    <T> Key<T> text(String name, String byDefault, Format<T> format, Changeability changes, String documentation) {
        return add(new Key<>(
                Keys.PREFIX + name,
                ConfigDef.Type.STRING,
                byDefault,
                format,
                changes,
                documentation,
                text -> format.parse((String) text)));
    }

    Key<Integer> number(String name, int byDefault, Range range, Changeability changes, String documentation) {
        return of(name, Integer.class, byDefault, range, changes, documentation);
    }

    Key<Boolean> flag(String name, boolean byDefault, Changeability changes, String documentation) {
        return of(name, Boolean.class, byDefault, (key, value) -> {}, changes, documentation);
    }

    /** One whose value is as ConfigDef parses it. */
    <T> Key<T> of(
            String name, Class<T> type, T byDefault, Validator valid, Changeability changes, String documentation) {
        return add(new Key<>(Keys.PREFIX + name, type(type), byDefault, valid, changes, documentation, type::cast));
    }

    private static ConfigDef.Type type(Class<?> type) {
        return ConfigDef.Type.valueOf(
                type == Integer.class ? "INT" : type.getSimpleName().toUpperCase(Locale.ROOT));
    }

    private <T> Key<T> add(Key<T> key) {
        keys.add(key);
        return key;
    }
}
