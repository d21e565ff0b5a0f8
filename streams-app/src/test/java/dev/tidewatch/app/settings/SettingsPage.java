package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.Changeability;
import dev.tidewatch.app.settings.keys.Keys;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** docs/settings.md, from the definition. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            Settings come from a profile ([profiles.md](profiles.md)), a properties file (`--config F`, UTF-8), environment variables and
            `--set key=value`; the later one wins. An unknown `tidewatch.` key or variable, or a value that does not fit, stops the start
            with every mistake listed. Durations are a number with `ms`, `s`, `m` (minutes), `h`, `d` or `w`, or ISO 8601 (`PT60M`,
            `P35D`).

            | setting | default | valid | what it decides |
            |---|---|---|---|
            """;

    private static final String TAIL = """

            ## What may change once there is state

            Figures have their meaning by the settings that they were computed with, so `run` compares them with those of the
            last start, which are in the topic `<application>-origin`. A setting that a later version brings had its default
            before.

            - **Fixed**: `run` does not start when one of these differs, nor when the number of input partitions does; it names what
              differs. %s.
            - **From now on**: `run` starts, says in its log what was and what is, and writes it to that topic. What was published
              before stays as it was; alerts that are open are assessed by the new value. Of a file the content counts, not its name. %s.
            - **Free**: nothing that is published depends on the rest.

            ## In the environment

            The environment variable is the key in capitals with underscores: `TIDEWATCH_MONTH_FACTOR_DAY`. Variables that Kubernetes
            adds beside a service named `tidewatch` (`TIDEWATCH_SERVICE_HOST`, `TIDEWATCH_PORT_...`) are ignored.

            ## Passed through

            | prefix | environment | goes to |
            |---|---|---|
            | `kafka.` | `TIDEWATCH_KAFKA_` | every Kafka client, without the prefix: `kafka.bootstrap.servers`, TLS, SASL, OAuth |
            | `streams.` | `TIDEWATCH_STREAMS_` | Kafka Streams, without the prefix: `streams.num.stream.threads` |
            | `schema.registry.` | `TIDEWATCH_SCHEMA_REGISTRY_` | Confluent's registry client and serializers, both with the prefix (`schema.registry.url`, `schema.registry.ssl.truststore.location`) and without (`schema.registry.basic.auth.credentials.source` also sets `basic.auth.credentials.source`) |

            Their keys and values are not checked here. In the environment an underscore is a dot.

            Values whose key contains `password`, `secret`, `token`, `credential`, `basic.auth.user.info`, `sasl.jaas.config`,
            `ssl.keystore.key` or `private.key`, and the user in a URL, never appear in logs and messages.
            """;

    private SettingsPage() {}

    static String markdown() {
        ConfigDef definition = Keys.definition();
        return definition.configKeys().values().stream()
                .map(SettingsPage::row)
                .collect(Collectors.joining("", HEAD, tail()));
    }

    private static String tail() {
        return TAIL.formatted(keys(Changeability.FIXED), keys(Changeability.FROM_NOW_ON));
    }

    private static String keys(Changeability lasting) {
        return Keys.changing(lasting).stream()
                .sorted()
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
    }

    private static String row(ConfigKey key) {
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(key.name, key.defaultValue, valid(key), key.documentation)
                .replace("``", "none");
    }

    private static String valid(ConfigKey key) {
        return switch (key.type) {
            case BOOLEAN -> "true or false";
            case INT, LONG, SHORT ->
                key.validator
                        .toString()
                        .replaceAll("\\[(-?\\d+),\\.\\.\\.(?:,(\\d+))?]", "from $1 to $2")
                        .replaceAll(" to $", "");
            case STRING, DOUBLE, LIST, CLASS, PASSWORD -> key.validator.toString();
        };
    }
}
