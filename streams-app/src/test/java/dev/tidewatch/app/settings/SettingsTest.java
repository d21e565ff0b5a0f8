package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.settings.keys.StripeKeys;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.DueTimes;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.alert.parameter.WinBackTerms;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.score.Band;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void shouldNameAllThatIsMissingToReachACluster() {
        assertThatThrownBy(() -> Settings.of(new SettingLayers()).requireCluster())
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "kafka.bootstrap.servers is not set; it must be the cluster's address, such as localhost:9092"
                                + "\n  schema.registry.url is not set; it must be the address of the schema registry, such as"
                                + " http://localhost:8081");
    }

    @Test
    void shouldBeTheDefaultProfileWhenNothingIsSet() {
        Settings settings = of(Map.of());

        assertThat(settings.profile()).isEqualTo(Profile.TIDEWATCH);
        assertThat(settings.policy().profile()).isEqualTo(Profile.TIDEWATCH);
        assertThat(settings.policy().risk().policy()).isEqualTo(AlertPolicy.TIDEWATCH);
        assertThat(settings.get(PipelineKeys.CLOCK)).isEqualTo(ClockMode.WALL);
        assertThat(settings.topics()).isEqualTo(new Topics("", "tidewatch"));
        assertThat(settings.topicLayout()).isEqualTo(new TopicSetup.Layout(4, (short) -1, -1));
        assertThat(settings.kafka()).isEmpty();
        assertThat(settings.get(HttpKeys.BIND)).isEmpty();
        assertThat(settings.get(StripeKeys.WEBHOOK_SECRETS)).isEmpty();
        assertThat(settings.inputStaleAfter()).isEqualTo(Map.of("subscription-events", Duration.ofDays(3)));
    }

    @Test
    void shouldNameInputsAsTheirTopicsAre() {
        Settings settings = of(Map.of(
                "tidewatch.topic.prefix",
                "acme.",
                "tidewatch.input.stale.after",
                "subscription-events=24h, usage-events=2h"));

        assertThat(settings.inputStaleAfter())
                .isEqualTo(Map.of(
                        "acme.subscription-events", Duration.ofDays(1), "acme.usage-events", Duration.ofHours(2)));
        assertThat(of(Map.of("tidewatch.input.stale.after", "")).inputStaleAfter())
                .isEmpty();
    }

    @Test
    void shouldLetTheLaterLayerWinWhenKeyIsInSeveral(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("tidewatch.properties");
        Files.writeString(file, "tidewatch.zone = Europe/Zurich \ntidewatch.skew=1m\n");

        Settings settings = Settings.of(SettingLayers.of(
                file,
                Map.of("TIDEWATCH_SKEW", "2m", "TIDEWATCH_LATENESS", "2d"),
                Map.of("tidewatch.lateness", "PT72H")));

        assertThat(settings.profile().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(settings.profile().skew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.profile().lateness()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void shouldDecideTheSameWhenItsOwnTextIsGivenAgain() {
        Settings settings = of(Map.of("tidewatch.grouping", "90m", "tidewatch.partitions", "3", "kafka.acks", "all"));

        assertThat(settings.own())
                .containsEntry("tidewatch.grouping", "90m")
                .containsEntry("tidewatch.zone", "UTC")
                .doesNotContainKey("kafka.acks");
        assertThat(of(settings.own()).own()).isEqualTo(settings.own());
        assertThat(of(settings.own()).profile()).isEqualTo(settings.profile());
        Settings stripe = of(Map.of("tidewatch.profile", "stripe", "tidewatch.grouping", "5m"));
        assertThat(of(stripe.own()).profile()).isEqualTo(stripe.profile());
    }

    @Test
    void shouldReachEveryFieldWhenEverythingIsSet() {
        Settings settings = of(Map.ofEntries(
                Map.entry("tidewatch.application.id", "app"),
                Map.entry("tidewatch.topic.prefix", "eu."),
                Map.entry("tidewatch.partitions", "12"),
                Map.entry("tidewatch.replication.factor", "3"),
                Map.entry("tidewatch.topic.retention.ms", "86400000"),
                Map.entry("tidewatch.clock", "EVENT"),
                Map.entry("tidewatch.grouping", "1w"),
                Map.entry("tidewatch.delinquency", "500ms"),
                Map.entry("tidewatch.pastdue.counts", "false"),
                Map.entry("tidewatch.discounts", "forever"),
                Map.entry("tidewatch.discount.timing", "stated"),
                Map.entry("tidewatch.churn.recognition", "requested"),
                Map.entry("tidewatch.alerts.enter", "70.5"),
                Map.entry("tidewatch.alerts.leave", "60"),
                Map.entry("tidewatch.alerts.cooldown", "1d"),
                Map.entry("tidewatch.alerts.severity.medium", "1"),
                Map.entry("tidewatch.alerts.severity.high", "2.5"),
                Map.entry("tidewatch.alerts.severity.critical", "3"),
                Map.entry("tidewatch.reporting.currency", "EUR"),
                Map.entry("tidewatch.fx.max.age", "3d"),
                Map.entry("tidewatch.fx.patience", "1d"),
                Map.entry("tidewatch.http.bind", "[::1]:8080"),
                Map.entry("tidewatch.stripe.webhook.secrets", "whsec_new_one_1, whsec_old_one_1"),
                Map.entry("tidewatch.alerts.dwell", "2h"),
                Map.entry("tidewatch.alerts.escalation", "5d"),
                Map.entry("tidewatch.alerts.due.high", "8h"),
                Map.entry("tidewatch.alerts.due.critical", "0s"),
                Map.entry("tidewatch.alerts.winback.from", "4"),
                Map.entry("tidewatch.alerts.winback.horizon", "60d"),
                Map.entry("tidewatch.alerts.upsell.enter", "0.9"),
                Map.entry("tidewatch.alerts.upsell.leave", "0.5"),
                Map.entry("tidewatch.alerts.severity.by", "mrr"),
                Map.entry("tidewatch.alerts.upsell.horizon", "30d"),
                Map.entry("tidewatch.alerts.loss.share", "0.8"),
                Map.entry("tidewatch.alerts.loss.for", "14d"),
                Map.entry("tidewatch.alerts.suppressed", "upsell, WIN_BACK"),
                Map.entry("tidewatch.alerts.suppressed.attribute", "quiet"),
                Map.entry("tidewatch.health.interval", "1m"),
                Map.entry("tidewatch.segment.attributes", "country, channel")));

        assertThat(settings.topics()).isEqualTo(new Topics("eu.", "app"));
        assertThat(settings.topicLayout()).isEqualTo(new TopicSetup.Layout(12, (short) 3, 86_400_000));
        assertThat(settings.get(PipelineKeys.CLOCK)).isEqualTo(ClockMode.EVENT);
        assertThat(settings.get(HttpKeys.BIND)).contains(HostAndPort.fromParts("::1", 8080));
        assertThat(settings.get(StripeKeys.WEBHOOK_SECRETS)).containsExactly("whsec_new_one_1", "whsec_old_one_1");
        assertThat(settings.policy().risk().policy())
                .isEqualTo(new AlertPolicy(
                        new Band(new BigDecimal("70.5"), new BigDecimal("60")),
                        new AlertTiming(
                                Duration.ofHours(2),
                                new DueTimes(
                                        Duration.ofDays(5), Duration.ofDays(5), Duration.ofHours(8), Duration.ZERO),
                                Duration.ofDays(1)),
                        new SeverityBands(1_000_000, 2_500_000, 3_000_000, SeverityBands.Basis.MRR, 90),
                        new WinBackTerms(4_000_000, Duration.ofDays(60)),
                        new Band(new BigDecimal("0.9"), new BigDecimal("0.5")),
                        new Suppression(Set.of(AlertKind.UPSELL, AlertKind.WIN_BACK), "quiet"),
                        List.of()));
        assertThat(settings.policy().risk().outcomeTerms())
                .isEqualTo(new OutcomeTerms(new BigDecimal("0.8"), Duration.ofDays(14), Duration.ofDays(30)));
        assertThat(settings.rowLimits().healthEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.profile())
                .isEqualTo(new Profile(
                        Profile.TIDEWATCH.zone(),
                        Profile.TIDEWATCH.lateness(),
                        Profile.TIDEWATCH.skew(),
                        Duration.ofDays(7),
                        Duration.ofMillis(500),
                        false,
                        DiscountPolicy.FOREVER,
                        DiscountTiming.STATED,
                        ChurnRecognition.REQUESTED,
                        Profile.TIDEWATCH.monthFactors(),
                        "EUR",
                        new RatePolicy(Duration.ofDays(3), Duration.ofDays(1)),
                        List.of("country", "channel")));
    }

    @Test
    void shouldPassThroughUntouchedWhenKeyBelongsToALibrary() {
        Settings settings = of(Map.of(
                "kafka.bootstrap.servers", "broker:9092 ",
                "streams.num.stream.threads", "8",
                "schema.registry.url", "http://registry:8081",
                "schema.registry.basic.auth.credentials.source", "USER_INFO"));

        assertThat(settings.kafka()).isEqualTo(Map.of("bootstrap.servers", "broker:9092 "));
        assertThat(settings.streams()).isEqualTo(Map.of("num.stream.threads", "8"));
        assertThat(settings.schemaRegistry())
                .containsEntry("schema.registry.url", "http://registry:8081")
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("schema.registry.basic.auth.credentials.source", "USER_INFO");
    }

    @Test
    void shouldHideSecretsAndNameSourcesWhenShown() {
        Settings settings = of(Map.of(
                "kafka.sasl.jaas.config", "hunter2",
                "kafka.ssl.key.password", "hunter2",
                "kafka.ssl.keystore.key", "hunter2",
                "kafka.sasl.oauthbearer.client.credentials.client.secret", "hunter2",
                "schema.registry.basic.auth.user.info", "me:hunter2",
                "schema.registry.bearer.auth.token", "hunter2",
                "tidewatch.stripe.webhook.secrets", "whsec_hunter2hunter2",
                "schema.registry.url", "http://me:hunter2@registry:8081"));

        assertThat(settings.toString())
                .doesNotContain("hunter2")
                .contains("kafka.sasl.jaas.config=[hidden] (test)")
                .contains("schema.registry.url=http://[hidden]@registry:8081 (test)")
                .contains("tidewatch.grouping=60m (default)");
    }

    private static Settings of(Map<String, String> values) {
        return Settings.of(new SettingLayers().named("test", values));
    }
}
