package dev.tidewatch.app.settings;

import com.google.common.net.HostAndPort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of the settings for what comes over HTTP. */
final class HttpFormats {

    /** Empty for none. */
    static final Format<Optional<HostAndPort>> BIND =
            new Format<>("an address and a port such as 127.0.0.1:8080 or [::1]:8080", HttpFormats::address);

    static final Format<Optional<String>> TOKEN =
            new Format<>("16 to 200 printable characters without spaces", HttpFormats::token);

    static final Format<List<String>> STRIPE_SECRETS = new Format<>(
            "signing secrets of Stripe's webhook endpoints (whsec_...), separated by commas", HttpFormats::secrets);

    private static final Pattern STRIPE_SECRET = Pattern.compile("whsec_[!-~]{8,200}");

    private static final Pattern SECRET = Pattern.compile("[!-~]{16,200}");

    private HttpFormats() {}

    private static Optional<HostAndPort> address(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        HostAndPort address = HostAndPort.fromString(text);
        if (!address.hasPort() || address.getHost().isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return Optional.of(address);
    }

    private static Optional<String> token(String text) {
        if (!text.isEmpty() && !SECRET.matcher(text).matches()) {
            throw new IllegalArgumentException("no token");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<String> secrets(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> secrets =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (!secrets.stream().allMatch(secret -> STRIPE_SECRET.matcher(secret).matches())) {
            throw new IllegalArgumentException("not a signing secret");
        }
        return secrets;
    }
}
