package dev.tidewatch.app.notify.plan;

import com.google.common.net.InetAddresses;
import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a destination is reached. */
final class AddressReader {

    /** As the specification of Standard Webhooks has it. */
    static final String SECRET_PREFIX = "whsec_";

    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]{1,253}");
    private static final int LARGEST_PORT = 65_535;
    private static final int SUBMISSION_PORT = 587;
    private static final Secret NO_SECRET = new Secret("");

    private static final List<String> KINDS = List.of("webhook", "slack", "teams", "mail");

    private AddressReader() {}

    /** Reads all addresses if there are several: nobody knows which would be right, so the mistakes of all are told. */
    static Address read(YamlMap destination) {
        List<Address> addresses = new ArrayList<>();
        for (String kind : KINDS) {
            destination.get(kind).ifPresent(value -> addresses.add(read(kind, value)));
        }
        boolean mistyped = addresses.isEmpty() && KINDS.stream().anyMatch(destination::mayHave);
        if (addresses.size() != 1 && !mistyped) {
            destination.wrong("it must have exactly one of webhook, slack, teams and mail");
        }
        return addresses.isEmpty() ? new Address.Slack(UrlReader.NOWHERE, false) : addresses.get(0);
    }

    private static Address read(String kind, YamlValue value) {
        return switch (kind) {
            case "webhook" -> webhook(value.map("url", "secrets", "form", "allowPrivate"));
            case "slack" -> {
                YamlMap map = value.map("url", "allowPrivate");
                yield new Address.Slack(UrlReader.read(map, allowsPrivate(map)), allowsPrivate(map));
            }
            case "teams" -> {
                YamlMap map = value.map("url", "allowPrivate");
                yield new Address.Teams(UrlReader.read(map, allowsPrivate(map)), allowsPrivate(map));
            }
            default -> mail(value.map("host", "port", "security", "user", "password", "from", "to"));
        };
    }

    private static Address webhook(YamlMap map) {
        List<Secret> secrets = map.get("secrets").stream()
                .flatMap(value -> value.list("secrets that sign, or be left out, and then nothing is signed").stream())
                .map(AddressReader::secret)
                .toList();
        return new Address.Webhook(
                UrlReader.read(map, allowsPrivate(map)),
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

    /** Returns true if the name is mistyped: then that is the mistake, and not the address. */
    private static boolean allowsPrivate(YamlMap map) {
        return map.get("allowPrivate").map(AddressReader::truth).orElse(map.mayHave("allowPrivate"));
    }

    private static boolean truth(YamlValue value) {
        return value.as(
                "true or false",
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                true);
    }

    private static Address mail(YamlMap map) {
        Optional<YamlValue> user = map.get("user");
        Optional<YamlValue> password = map.get("password");
        if (map.mayHave("user") != map.mayHave("password")) {
            map.wrong("user and password go together; " + (user.isPresent() ? "password" : "user") + " is missing");
        }
        Address.Security security = map.get("security")
                .map(value -> value.oneOf(Address.Security.class))
                .orElse(Address.Security.STARTTLS);
        return new Address.Mail(
                map.need("host", "the name of a mail server")
                        .map(AddressReader::host)
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
                        .flatMap(value -> value.list("addresses of those who are told").stream())
                        .map(AddressReader::mailbox)
                        .toList());
    }

    private static String host(YamlValue value) {
        return value.as(
                "the name of a mail server alone, such as smtp.example.com; its port has a name of its own",
                text -> {
                    if (!HOST.matcher(text).matches() && !InetAddresses.isInetAddress(text)) {
                        throw new IllegalArgumentException("no such host");
                    }
                    return text;
                },
                "");
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
