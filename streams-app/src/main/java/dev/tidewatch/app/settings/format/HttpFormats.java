package dev.tidewatch.app.settings.format;

import com.google.common.net.HostAndPort;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of the settings for what comes over HTTP. */
public final class HttpFormats {

    /** Empty for none. */
    public static final Format<Optional<HostAndPort>> BIND =
            new Format<>("an address and a port such as 127.0.0.1:8080 or [::1]:8080", HttpFormats::address);

    public static final Format<Optional<String>> TOKEN =
            new Format<>("16 to 200 printable characters without spaces", HttpFormats::token);

    public static final Format<List<String>> STRIPE_SECRETS = new Format<>(
            "signing secrets of Stripe's webhook endpoints (whsec_...), separated by commas", HttpFormats::secrets);

    public static final Format<List<String>> ORIGINS = new Format<>(
            "origins such as https://app.example.com, each a scheme, a host and, if it is another, a port, separated by"
                    + " commas",
            HttpFormats::origins);

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]{1,253}");

    public static final Format<Optional<String>> CUSTOMER_LINK = new Format<>(
            "an http or https address with {id} in it, such as https://dashboard.stripe.com/customers/{id}",
            HttpFormats::customerLink);

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

    private static Optional<String> customerLink(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI sample = URI.create(text.replace("{id}", "cus_1"));
        boolean web = "https".equals(sample.getScheme()) || "http".equals(sample.getScheme());
        if (!web || sample.getHost() == null || !text.contains("{id}")) {
            throw new IllegalArgumentException(text);
        }
        return Optional.of(text);
    }

    private static Optional<String> token(String text) {
        if (!text.isEmpty() && !SECRET.matcher(text).matches()) {
            throw new IllegalArgumentException("no token");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<String> secrets(String text) {
        return all(text, STRIPE_SECRET);
    }

    private static List<String> origins(String text) {
        return all(text, ORIGIN);
    }

    private static List<String> all(String text, Pattern pattern) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> all = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (!all.stream().allMatch(one -> pattern.matcher(one).matches())) {
            throw new IllegalArgumentException("one of them is none");
        }
        return all;
    }
}
