package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingMistakesTest {

    private static final String A_FACTOR = "expected a decimal or a fraction above 0, such as 30.4375 or 365/12";
    private static final String A_DURATION = "expected a duration such as 500ms, 5m, 36h, 35d or PT60M";

    @Test
    void shouldListEveryMistakeWithItsSourceWhenThereAreSeveral(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("f.properties");
        Files.writeString(file, "tidewatch.gruping=60m\ntidewatch.discounts=some\n");

        assertThatThrownBy(() -> Settings.of(SettingLayers.of(
                        file, Map.of("TIDEWATCH_PARTITIONS", "0", "TIDEWATCH_GROUPNG", "1m"), Map.of("zone", "UTC"))))
                .isInstanceOf(UserError.class)
                .hasMessage(String.join(
                        "\n  ",
                        "the settings are wrong:",
                        "environment variable TIDEWATCH_GROUPNG: unknown; did you mean TIDEWATCH_GROUPING?",
                        file + ": tidewatch.gruping is unknown; did you mean tidewatch.grouping?",
                        "--set: zone is unknown; did you mean tidewatch.zone?",
                        file + ": Invalid value some for configuration tidewatch.discounts: "
                                + "expected one of all, forever, none",
                        "environment variable TIDEWATCH_PARTITIONS: Invalid value 0 for configuration "
                                + "tidewatch.partitions: Value must be at least 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrp.servers, kafka.bootstrap.servers",
        "kafka.sasl.mechanisms, kafka.sasl.mechanism",
        "kafka.max.pol.records, kafka.max.poll.records",
        "streams.num.stream.thread, streams.num.stream.threads"
    })
    void shouldNameTheKeyOfKafkaThatWasProbablyMeant(String key, String meant) {
        assertThatThrownBy(() -> Settings.of(new SettingLayers().named("--set", Map.of(key, "1"))))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("--set: " + key + " is unknown; did you mean " + meant + "?");
    }

    /** They may be a plug-in's. */
    @ParameterizedTest
    @ValueSource(strings = {"my.interceptor.mode", "acl"})
    void shouldLeaveKeysThatResembleNoneOfKafkaToIt(String key) {
        Settings settings = Settings.of(new SettingLayers().named("--set", Map.of("kafka." + key, "1")));

        assertThat(settings.kafka()).containsEntry(key, "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tidewatch.application.id | '' | expected 1 to 100 letters",
                "tidewatch.topic.prefix | a/b | expected at most 100 letters",
                "tidewatch.partitions | four | Not a number of type INT",
                "tidewatch.replication.factor | 0 | expected -1 or at least 1",
                "tidewatch.topic.retention.ms | -2 | Value must be at least -1",
                "tidewatch.clock | sun | expected one of event, wall",
                "tidewatch.profile | strip | expected one of tidewatch, chartmogul, stripe, baremetrics, profitwell;"
                        + " did you mean stripe?",
                "tidewatch.profile | quickbooks | expected one of tidewatch, chartmogul, stripe, baremetrics, profitwell",
                "tidewatch.zone | Mars | expected a time zone such as UTC or Europe/Berlin",
                "tidewatch.lateness | 35 | " + A_DURATION,
                "tidewatch.lateness | -5m | " + A_DURATION,
                "tidewatch.lateness | -PT5M | " + A_DURATION,
                "tidewatch.lateness | PT0.0001S | " + A_DURATION,
                "tidewatch.lateness | 36501d | " + A_DURATION,
                "tidewatch.lateness | 999999999999w | " + A_DURATION,
                "tidewatch.grouping | 0m | " + A_DURATION,
                "tidewatch.pastdue.counts | yes | Expected value to be either true or false",
                "tidewatch.churn.recognition | now | expected one of effective_end, requested",
                "tidewatch.month.factor.day | 0 | " + A_FACTOR,
                "tidewatch.month.factor.day | 1/0 | " + A_FACTOR,
                "tidewatch.month.factor.day | -1 | " + A_FACTOR,
                "tidewatch.month.factor.day | 1e3 | " + A_FACTOR,
                "tidewatch.alerts.enter | 101 | expected a score from 0 to 100",
                "tidewatch.alerts.leave | low | expected a score from 0 to 100",
                "tidewatch.alerts.severity.high | -1 | expected an amount of at most 6 decimals",
                "tidewatch.alerts.severity.high | 0.0000001 | expected an amount of at most 6 decimals",
                "tidewatch.http.bind | 8080 | expected an address and a port such as 127.0.0.1:8080",
                "tidewatch.http.bind | :8080 | expected an address and a port",
                "tidewatch.http.bind | localhost | expected an address and a port",
                "tidewatch.http.bind | localhost:99999 | expected an address and a port",
                "tidewatch.http.bind | http://localhost:80 | expected an address and a port",
                "tidewatch.input.stale.after | 24h | expected input topics with a duration each",
                "tidewatch.input.stale.after | sales=24h | expected input topics with a duration each",
                "tidewatch.input.stale.after | usage-events=0h | expected input topics with a duration each",
                "tidewatch.reporting.currency | usd | expected a currency by its ISO 4217 code",
                "tidewatch.reporting.currency | UDS | expected a currency by its ISO 4217 code"
            })
    void shouldSayWhatWouldBeRightWhenValueIsWrong(String key, String value, String remedy) {
        assertMistake(Map.of(key, value), "test: Invalid value " + value + " for configuration " + key + ": " + remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sk_live_hunter2", "whsec_1", "whsec_abcdefgh,,whsec_hunter2hunter2", "whsec_hunter2 hunter2"})
    void shouldNotShowASecretWhenItIsWrong(String secrets) {
        assertMistake(
                Map.of("tidewatch.stripe.webhook.secrets", secrets),
                "test: Invalid value [hidden] for configuration tidewatch.stripe.webhook.secrets: expected signing secrets");
    }

    @ParameterizedTest
    @CsvSource({
        "grouping, did you mean tidewatch.grouping?",
        "tidewatch.discount, did you mean tidewatch.discounts?",
        "tidewatch.kafka.bootstrap.servers, did you mean kafka.bootstrap.servers?",
        "bootstrap.servers, docs/settings.md lists the known ones",
        "kafka., docs/settings.md lists the known ones"
    })
    void shouldSuggestWhenKeyIsUnknown(String key, String suggestion) {
        assertMistake(Map.of(key, "hunter2"), "test: " + key + " is unknown; " + suggestion);
    }

    @Test
    void shouldRefuseToLeaveAboveWhereItEnters() {
        SettingLayers layers = new SettingLayers().named("test", Map.of("tidewatch.alerts.leave", "51"));

        assertThatThrownBy(() -> Settings.of(layers))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tidewatch.alerts.leave is 51; it must be at most tidewatch.alerts.enter, 50");
    }

    @Test
    void shouldNameTheFileWhenItCannotBeRead(@TempDir Path directory) throws IOException {
        Path latin1 = Files.write(directory.resolve("l.properties"), "a=ü".getBytes(StandardCharsets.ISO_8859_1));
        Path absent = directory.resolve("absent.properties");
        SettingLayers layers = new SettingLayers().file(absent).file(latin1);

        assertThat(layers.problems()).hasSize(2);
        assertThatThrownBy(() -> Settings.of(layers))
                .hasMessageContaining(absent + ": expected a properties file")
                .hasMessageContaining(latin1 + ": expected a properties file");
    }

    private static void assertMistake(Map<String, String> values, String message) {
        SettingLayers layers = new SettingLayers().named("test", values);
        assertThatThrownBy(() -> Settings.of(layers))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hunter2");
    }
}
