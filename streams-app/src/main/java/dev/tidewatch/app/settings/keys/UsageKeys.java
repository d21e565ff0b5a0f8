package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.Formats;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of what use means, and of how repeated usage and support events are recognized. */
public final class UsageKeys {

    static final Theme THEME = new Theme();

    public static final Key<Set<String>> ACTIVITY_FEATURES =
            THEME.text("activity.features", "", Formats.FEATURES, FROM_NOW_ON, """
                A customer is active if it uses one of these features of usage-events; without any named, each feature counts.""");

    public static final Key<Set<String>> ONBOARDING_FEATURES =
            THEME.text("onboarding.features", "", Formats.FEATURES, FROM_NOW_ON, """
                A new customer is to have used these features of usage-events on its seventh day; without any there is no such signal. \
                What was used before the setting named it is not known.""");

    public static final Key<Integer> RECENT_IDS =
            THEME.number("recent.ids", 64, Range.between(0, 10_000), FROM_NOW_ON, """
                At most this many ids of a customer's newest usage and support events are remembered, so that a repeated event \
                is left out; state grows with it.""");

    public static final Key<Duration> RECENT_IDS_FOR =
            THEME.text("recent.ids.for", "48h", Formats.DURATION, FROM_NOW_ON, """
                Such an id is remembered for this long, back from the customer's newest usage or support event.""");

    private UsageKeys() {}
}
