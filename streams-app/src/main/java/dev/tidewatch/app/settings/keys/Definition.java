package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Format;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;

/** Takes in the settings one by one; their order is that of docs/settings.md. */
record Definition(ConfigDef definition) {

    void text(String key, String byDefault, Format<?> format, String documentation) {
        define(key, ConfigDef.Type.STRING, byDefault, format, documentation);
    }

    void number(String key, int byDefault, Range range, String documentation) {
        define(key, ConfigDef.Type.INT, byDefault, range, documentation);
    }

    /** Adds one that is false by default. */
    void flag(String key, String documentation) {
        flag(key, false, documentation);
    }

    void flag(String key, boolean byDefault, String documentation) {
        definition.define(key, ConfigDef.Type.BOOLEAN, byDefault, Importance.MEDIUM, documentation);
    }

    void define(String key, ConfigDef.Type type, Object byDefault, Validator valid, String documentation) {
        definition.define(key, type, byDefault, valid, Importance.MEDIUM, documentation);
    }
}
