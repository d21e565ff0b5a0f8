package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads how a destination is reached. */
final class AddressReader {

    /** As the specification of Standard Webhooks has it. */
    static final String SECRET_PREFIX = "whsec_";

    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;

    private static final int LARGEST_PORT = 65_535;
    private static final int SUBMISSION_PORT = 587;
    private static final URI NOWHERE = URI.create("https://invalid");
    private static final Secret NO_SECRET = new Secret("");

    private AddressReader() {}

    static Address read(YamlMap destination) {
        List<String> kinds = List.of("webhook", "slack", "teams", "mail").stream()
                .filter(kind -> destination.get(kind).isPresent())
                .toList();
        if (kinds.size() != 1) {
            destination.wrong("expected exactly one of webhook, slack, teams and mail");
            return new Address.Slack(NOWHERE, false);
        }
        String kind = kinds.get(0);
        YamlValue value = destination.get(kind).orElseThrow();
        return switch (kind) {
            case "webhook" -> webhook(value.map("url", "secrets", "form", "allowPrivate"));
            case "slack" -> {
                YamlMap map = value.map("url", "allowPrivate");
                yield new Address.Slack(url(map), allowsPrivate(map));
            }
            case "teams" -> {
                YamlMap map = value.map("url", "allowPrivate");
                yield new Address.Teams(url(map), allowsPrivate(map));
            }
            default -> mail(value.map("host", "port", "security", "user", "password", "from", "to"));
        };
    }

    private static Address webhook(YamlMap map) {
        List<Secret> secrets = map.get("secrets").stream()
                .flatMap(value -> value.list().stream())
                .map(AddressReader::secret)
                .toList();
        return new Address.Webhook(
                url(map),
                secrets,
                map.get("form").map(value -> value.oneOf(Address.Form.class)).orElse(Address.Form.STANDARD),
                allowsPrivate(map));
    }

    private static Secret secret(YamlValue value) {
        return value.as(
                "whsec_ and 24 to 64 random bytes in Base64, such as echo whsec_$(openssl rand -base64 32) makes",
                text -> {
                    if (!text.startsWith(SECRET_PREFIX)) {
                        throw new IllegalArgumentException("a prefix is missing");
                    }
                    int bytes = Base64.getDecoder().decode(text.substring(SECRET_PREFIX.length())).length;
                    if (bytes < SHORTEST_SECRET || bytes > LONGEST_SECRET) {
                        throw new IllegalArgumentException("so many bytes: " + bytes);
                    }
                    return new Secret(text);
                },
                NO_SECRET);
    }

    /** A request that anybody on its way can read is for this machine and its network only. */
    private static URI url(YamlMap map) {
        boolean mayBePlain = allowsPrivate(map);
        return map.need("url", "an address such as https://example.com/hooks")
                .map(value -> value.as(
                        mayBePlain
                                ? "an address such as https://example.com/hooks"
                                : "an address such as https://example.com/hooks; http only with allowPrivate: true",
                        text -> url(text, mayBePlain),
                        NOWHERE))
                .orElse(NOWHERE);
    }

    private static URI url(String text, boolean mayBePlain) {
        URI url = URI.create(text);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        boolean plain = "http".equalsIgnoreCase(url.getScheme()) && mayBePlain;
        if ((!secure && !plain) || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("no such address");
        }
        return url;
    }

    private static boolean allowsPrivate(YamlMap map) {
        return map.get("allowPrivate").map(AddressReader::truth).orElse(false);
    }

    private static boolean truth(YamlValue value) {
        return value.as(
                "true or false",
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                false);
    }

    private static Address mail(YamlMap map) {
        Optional<YamlValue> user = map.get("user");
        Optional<YamlValue> password = map.get("password");
        if (user.isPresent() != password.isPresent()) {
            map.wrong("user and password go together");
        }
        Address.Security security = map.get("security")
                .map(value -> value.oneOf(Address.Security.class))
                .orElse(Address.Security.STARTTLS);
        return new Address.Mail(
                map.need("host", "the name of a mail server")
                        .map(YamlValue::text)
                        .orElse(""),
                map.get("port").map(value -> value.number(1, LARGEST_PORT)).orElse(SUBMISSION_PORT),
                security,
                user.map(name -> new Address.Login(
                        name.text(),
                        password.map(YamlValue::text).map(Secret::new).orElse(NO_SECRET))),
                map.need("from", "the sender's address")
                        .map(AddressReader::mailbox)
                        .orElse(""),
                map.need("to", "addresses of those who are told").stream()
                        .flatMap(value -> value.list().stream())
                        .map(AddressReader::mailbox)
                        .toList());
    }

    private static String mailbox(YamlValue value) {
        return value.as(
                "an address such as success@example.com",
                text -> {
                    if (!text.matches("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,255}")) {
                        throw new IllegalArgumentException("no such address");
                    }
                    return text;
                },
                "");
    }
}
