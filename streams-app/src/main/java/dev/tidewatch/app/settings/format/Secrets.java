package dev.tidewatch.app.settings.format;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says which values never appear in logs and messages. */
public final class Secrets {

    private static final String HIDDEN = "[hidden]";

    private static final List<String> MARKS = List.of(
            "password",
            "secret",
            "token",
            "credential",
            "basic.auth.user.info",
            "sasl.jaas.config",
            "ssl.keystore.key",
            "private.key");

    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    private Secrets() {}

    /** The value, or {@code [hidden]} if its key says it is secret; without the user of a URL in any case. */
    public static String shown(String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains)
                ? HIDDEN
                : USER_INFO.matcher(value).replaceAll("//" + HIDDEN + "@");
    }
}
