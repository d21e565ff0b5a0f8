package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.avro.json.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which key a variable such as {@code TIDEWATCH_TOPIC_PREFIX} sets. */
final class EnvironmentNames {

    private static final String PREFIX = "TIDEWATCH_";

    /** What Kubernetes adds to every pod beside a service named tidewatch or tidewatch-something. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("TIDEWATCH_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)");

    private EnvironmentNames() {}

    static boolean concerns(String variable) {
        return variable.startsWith(PREFIX)
                && (known(variable).isPresent()
                        || !SERVICE_LINK.matcher(variable).matches());
    }

    /** A known key whatever separates its words; below the open prefixes an underscore is a dot. */
    static Optional<String> key(String variable) {
        String dotted =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return known(variable).or(() -> Optional.of(dotted).filter(OpenPrefix::covers));
    }

    static String suggestion(String variable) {
        List<String> names = Keys.bareNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_'))
                .toList();
        return NearestName.of(variable.substring(PREFIX.length()), names)
                .map(nearest -> "; did you mean " + PREFIX + nearest + "?")
                .orElse("; docs/settings.md lists the known ones");
    }

    private static Optional<String> known(String variable) {
        String letters = letters(variable);
        return Keys.definition().names().stream()
                .filter(key -> letters(key).equals(letters))
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._]", "");
    }
}
