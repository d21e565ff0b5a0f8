package dev.tidewatch.app.settings.keys;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Lists the {@code tidewatch.} keys of all themes, each with its default, its format and what it decides. */
public final class Keys {

    public static final String PREFIX = "tidewatch.";

    private Keys() {}

    public static ConfigDef definition() {
        Definition keys = new Definition(new ConfigDef());
        PipelineKeys.define(keys);
        HttpKeys.define(keys);
        ProfileKeys.define(keys);
        OutputKeys.define(keys);
        AlertKeys.define(keys);
        UsageKeys.define(keys);
        StripeKeys.define(keys);
        return keys.definition();
    }

    /** Returns the known keys without their prefix. */
    public static List<String> bareNames() {
        return definition().names().stream()
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }
}
