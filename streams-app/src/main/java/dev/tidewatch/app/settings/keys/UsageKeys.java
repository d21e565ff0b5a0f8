package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Formats;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of what use means, and of how repeated usage and support events are recognized. */
public final class UsageKeys {

    public static final String ACTIVITY_FEATURES = Keys.PREFIX + "activity.features";
    public static final String ONBOARDING_FEATURES = Keys.PREFIX + "onboarding.features";
    public static final String RECENT_IDS = Keys.PREFIX + "recent.ids";
    public static final String RECENT_IDS_FOR = Keys.PREFIX + "recent.ids.for";

    private UsageKeys() {}

    static void define(Definition keys) {
        keys.text(ACTIVITY_FEATURES, "", Formats.FEATURES, """
                A customer is active if it uses one of these features of usage-events; without any named, each feature counts.""");
        keys.text(ONBOARDING_FEATURES, "", Formats.FEATURES, """
                A new customer is to have used these features of usage-events on its seventh day; without any there is no such signal. \
                What was used before the setting named it is not known.""");
        keys.number(RECENT_IDS, 64, Range.between(0, 10_000), """
                At most this many ids of a customer's newest usage and support events are remembered, so that a repeated event \
                is left out; state grows with it.""");
        keys.text(RECENT_IDS_FOR, "48h", Formats.DURATION, """
                Such an id is remembered for this long, back from the customer's newest usage or support event.""");
    }
}
