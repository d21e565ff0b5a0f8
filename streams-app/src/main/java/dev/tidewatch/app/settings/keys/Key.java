package dev.tidewatch.app.settings.keys;

import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * One setting, and all that is said of it.
 *
 * @param name begins with {@code tidewatch.}
 * @param valid refuses a wrong value with what would be right
 * @param documentation says in whole sentences what the setting decides
 * @param reader makes the value of what {@code type} has parsed
 */
public record Key<T>(
        String name,
        ConfigDef.Type type,
        Object byDefault,
        ConfigDef.Validator valid,
        Changeability changes,
        String documentation,
        Function<Object, T> reader) {

    /** Returns the value in force. */
    public T in(AbstractConfig config) {
        return reader.apply(config.values().get(name));
    }

    void define(ConfigDef definition) {
        definition.define(name, type, byDefault, valid, Importance.MEDIUM, documentation);
    }
}
