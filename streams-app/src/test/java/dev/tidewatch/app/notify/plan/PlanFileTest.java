package dev.tidewatch.app.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.output.AlertSeverity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "notify.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    @Test
    void shouldReadTheExampleWhenItsVariablesAreSet() {
        // when
        NotifyPlan plan = PlanFile.read(
                EXAMPLE,
                Map.of(
                        "CRM_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "SLACK_WEBHOOK_URL", "https://hooks.slack.example/services/T/B/X",
                        "SMTP_PASSWORD", "secret"));
        // then
        assertThat(plan.settings()).isEqualTo(EXAMPLE.resolveSibling("cluster.properties"));
        assertThat(plan.destinations()).extracting(Destination::name).containsExactly("crm", "duty", "everybody");
        Destination crm = plan.destinations().get(0);
        assertThat(crm.pace().newestOnly()).isFalse();
        Destination duty = plan.destinations().get(1);
        assertThat(duty.pace().coalesce()).isEqualTo(Duration.ofMinutes(5));
        assertThat(duty.pace().quiet())
                .isEqualTo(new QuietHours(
                        LocalTime.of(20, 0), LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), AlertSeverity.CRITICAL));
        assertThat(plan.attributes()).containsExactly("country");
        assertThat(plan.toString()).doesNotContain("MfKQ9r8", "services/T/B", "password=secret");
    }

    @Test
    void shouldSayWhereAndWhatWasMeantWhenNamesAreMistyped() throws IOException {
        assertThat(mistakes("""
                        destinations:
                          crm:
                            webhok: {url: https://example.com}
                          duty:
                            slack: {url: "${NOT_SET}"}
                            quiet: {from: 20:00, to: 25:00}
                            coalesce: soon
                        routes:
                          - to: [crn, duty]
                            kinds: [AT_RISC]
                            severty: HIGH
                          - to: duty
                            mrr: -1
                        rotues: []
                        """))
                .contains(
                        "notify.yaml:3: webhok is unknown; did you mean webhook?",
                        "notify.yaml:5: the environment variable NOT_SET is not set",
                        "notify.yaml:6: expected a time of day such as 08:00",
                        "notify.yaml:7: expected a duration such as 500ms",
                        "notify.yaml:9: no destination is named crn; did you mean crm?",
                        "notify.yaml:10: AT_RISC is unknown; did you mean AT_RISK?",
                        "notify.yaml:11: severty is unknown; did you mean severity?",
                        "notify.yaml:13: expected an amount of at least 0",
                        "notify.yaml:14: rotues is unknown; did you mean routes?");
    }

    @Test
    void shouldRefuseWhatWouldLoseOrBetrayAlertsWhenItIsWritten() throws IOException {
        assertThat(mistakes("""
                        destinations:
                          plain:
                            webhook: {url: "http://example.com"}
                          short:
                            webhook: {url: "https://example.com", secrets: [whsec_c2hvcnQ=]}
                          nobody:
                            webhook: {url: "https://example.com"}
                          nobody:
                            slack: {url: "https://example.com"}
                        routes:
                          - to: [plain, short]
                        """))
                .contains("notify.yaml:3: expected an address such as https://example.com/hooks; http only with")
                .contains("notify.yaml:5: expected whsec_ and 24 to 64 random bytes in Base64")
                .contains("notify.yaml:8: nobody stands here twice")
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void shouldNameTheLineWhenItIsNoYaml() throws IOException {
        assertThat(mistakes("destinations:\n  crm: [\nroutes: }\n")).contains("notify.yaml:3: is no YAML");
        assertThat(mistakes("- a\n- b\n")).contains("notify.yaml:1: expected a map with some of settings");
    }

    private String mistakes(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("notify.yaml"), text);
        StringBuilder told = new StringBuilder();
        assertThatThrownBy(() -> PlanFile.read(file, Map.of()))
                .isInstanceOf(UserError.class)
                .satisfies(error -> told.append(error.getMessage()));
        return told.toString();
    }
}
