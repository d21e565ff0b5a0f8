package dev.tidewatch.app.settings.keys;

import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.VendorProfiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The profiles that an operator can name; docs/profiles.md. */
public enum NamedProfile {
    TIDEWATCH(Profile.TIDEWATCH),
    CHARTMOGUL(VendorProfiles.CHARTMOGUL),
    STRIPE(VendorProfiles.STRIPE),
    BAREMETRICS(VendorProfiles.BAREMETRICS),
    PROFITWELL(VendorProfiles.PROFITWELL);

    static final String EXPECTED = "one of " + String.join(", ", names());

    /** Names the known ones and the nearest. */
    static final ConfigDef.Validator VALIDATOR = ConfigDef.LambdaValidator.with(
            (key, value) -> {
                if (of((String) value).isEmpty()) {
                    throw new ConfigException(key, value, mistake((String) value));
                }
            },
            () -> EXPECTED);

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Profile profile;

    NamedProfile(Profile profile) {
        this.profile = profile;
    }

    public static List<String> names() {
        return Stream.of(values()).map(NamedProfile::label).toList();
    }

    /** Case does not count. */
    public static Optional<NamedProfile> of(String name) {
        return Stream.of(values())
                .filter(known -> known.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns what to say of a name that is none: {@code expected one of ...; did you mean stripe?} */
    public static String mistake(String name) {
        return "expected " + EXPECTED
                + NearestName.of(name, names())
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("");
    }

    /** As it is written. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Profile profile() {
        return profile;
    }
}
