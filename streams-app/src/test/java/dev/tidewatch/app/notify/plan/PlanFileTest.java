package dev.tidewatch.app.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.format.AmountText;
import dev.tidewatch.app.settings.format.DurationText;
import dev.tidewatch.output.AlertSeverity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

    private static final String NOT_MET =
            "no alert ever takes this route: only AT_RISK is ESCALATED, and WIN_BACK is never CHURNED";
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
        assertThat(plan.destinations())
                .extracting(Destination::name)
                .containsExactly("crm", "duty", "everybody", "finance");
        Destination crm = plan.destinations().get(0);
        assertThat(crm.pace().newestOnly()).isFalse();
        Destination duty = plan.destinations().get(1);
        assertThat(duty.pace().coalesce()).isEqualTo(Duration.ofMinutes(5));
        assertThat(duty.pace().quiet())
                .isEqualTo(new QuietHours(
                        LocalTime.of(20, 0), LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), AlertSeverity.CRITICAL));
        assertThat(plan.attributes()).containsExactly("country");
        assertThat(duty.page()).hasHost("tidewatch.example.com");
        assertThat(duty.routes()).extracting(Route::owners).containsExactly(Set.of(), Set.of("nobody"));
        assertThat(plan.told()).extracting(Destination::name).containsExactly("crm", "duty", "everybody");
        assertThat(plan.days()).hasSize(1);
        assertThat(plan.days().get(0).destination().name()).isEqualTo("finance");
        assertThat(plan.days().get(0).yesterday())
                .isEqualTo(new Yesterday(LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"), 20));
        assertThat(plan.toString()).doesNotContain("MfKQ9r8", "services/T/B", "password=secret");
    }

    /** A mistake that only follows from another one is not told: no address, no route to crm. */
    @Test
    void shouldNeedRoutesOnlyWhereSomebodyIsToldOfAlerts() throws IOException {
        String finance = "destinations:\n  finance: {slack: {url: https://example.com}, yesterday: {at: \"07:30\"}}\n";

        NotifyPlan plan = PlanFile.read(Files.writeString(directory.resolve("days.yaml"), finance), Map.of());

        assertThat(plan.told()).isEmpty();
        assertThat(plan.days().get(0).yesterday()).isEqualTo(new Yesterday(LocalTime.of(7, 30), ZoneOffset.UTC, 10));
        assertThat(mistakes(finance + "  duty: {slack: {url: https://example.com}}\n"))
                .contains("routes is missing; it must be a list of which alerts go where");
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
                        """).lines().map(String::strip))
                .containsExactly(
                        "the file is wrong:",
                        at(3, "destinations.crm.webhok is unknown; did you mean webhook?"),
                        at(5, "destinations.duty.slack.url: the environment variable NOT_SET is not set"),
                        at(6, "destinations.duty.quiet.to must be a time of day such as 08:00"),
                        at(7, "destinations.duty.coalesce must be " + DurationText.EXPECTED),
                        at(9, "routes[1].to[1]: no destination is named crn; did you mean crm?"),
                        at(10, "routes[1].kinds[1]: AT_RISC is unknown; did you mean AT_RISK?"),
                        at(11, "routes[1].severty is unknown; did you mean severity?"),
                        at(13, "routes[2].mrr must be " + AmountText.EXPECTED),
                        at(14, "rotues is unknown; did you mean routes?"));
    }

    @Test
    void shouldTellEveryMistakeOfABlockAtOnce() throws IOException {
        assertThat(mistakes("""
                        settings:
                        destinations:
                          crm:
                            mail: {port: 0, security: NONE, user: me, to: [nobody, "a@b"]}
                            timeout: 0s
                            retry: {first: 0s}
                          both:
                            slack: {url: "https://example.com", allowPrivat: true}
                            teams: {}
                        routes:
                          - {to: crm, severity: UNKNOWN, mrr: much}
                        """).lines().map(String::strip))
                .containsExactlyInAnyOrder(
                        "the file is wrong:",
                        at(1, "settings: it has no value"),
                        at(4, "destinations.crm.mail.host is missing; it must be the name of a mail server"),
                        at(4, "destinations.crm.mail.port must be a whole number from 1 to 65535"),
                        at(4, "destinations.crm.mail.from is missing; it must be the sender's address"),
                        at(4, "destinations.crm.mail: user and password go together; password is missing"),
                        at(4, "destinations.crm.mail.to[1] must be an address such as success@example.com"),
                        at(5, "destinations.crm.timeout must be a duration above 0 and at most 2m, such as 10s"),
                        at(6, "destinations.crm.retry: first must be above 0s, and most at least as long as first"),
                        at(8, "destinations.both: it must have exactly one of webhook, slack, teams and mail"),
                        at(8, "destinations.both: no route goes to both"),
                        at(8, "destinations.both.slack.allowPrivat is unknown; did you mean allowPrivate?"),
                        at(
                                9,
                                "destinations.both.teams.url is missing; it must be an address such as https://example.com/hooks"),
                        at(
                                11,
                                "routes[1].severity: UNKNOWN is never met; it may be one of LOW, MEDIUM, HIGH, CRITICAL"),
                        at(11, "routes[1].mrr must be " + AmountText.EXPECTED));
    }

    @Test
    void shouldRefuseARouteThatNoAlertCouldTake() throws IOException {
        assertThat(mistakes("""
                        destinations:
                          crm:
                            webhook: {url: "https://example.com"}
                        routes:
                          - {to: crm, states: [PENDING]}
                          - {to: crm, mrr: 1e99}
                          - {to: crm, kinds: []}
                          - {to: crm, kinds: [goal]}
                          - {to: crm, kinds: [WIN_BACK, UPSELL], states: [ESCALATED]}
                          - {to: crm, kinds: WIN_BACK, states: [ESCALATED, CHURNED]}
                          - {to: crm, attributes: {}}
                          - {to: crm, attributes: {country: []}}
                          - {to: crm, attributes: {country: }}
                          - {to: []}
                          - {to: crm, kinds: [UPSELL], states: [CHURNED, SUPPRESSED], mrr: 100000000000}
                        """).lines().map(String::strip))
                .containsExactly(
                        "the file is wrong:",
                        at(
                                5,
                                "routes[1].states[1]: PENDING is never met; it may be one of RAISED, ESCALATED, RESOLVED, CHURNED, SUPPRESSED"),
                        at(6, "routes[2].mrr must be " + AmountText.EXPECTED),
                        at(7, "routes[3].kinds: it is empty; it must be kinds of alerts, or be left out for any"),
                        at(8, "routes[4].kinds[1]: goal is never met; it may be one of AT_RISK, WIN_BACK, UPSELL"),
                        at(9, "routes[5]: " + NOT_MET),
                        at(10, "routes[6]: " + NOT_MET),
                        at(
                                11,
                                "routes[7].attributes: it is empty; it must be names of attributes with the values that they may have, or be left out for any"),
                        at(
                                12,
                                "routes[8].attributes.country: it is empty; it must be the values that the attribute may have"),
                        at(13, "routes[9].attributes.country: it has no value"),
                        at(14, "routes[10].to: it is empty; it must be names of destinations"));
        assertThat(mistakes("destinations: {}\nroutes: []\n"))
                .contains(at(1, "destinations: it is empty; it must be a map of names to addresses"))
                .contains(at(2, "routes: it is empty; it must be a list of which alerts go where"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://127.0.0.1/hook | 127.0.0.1 is private, of this machine or of its network",
                "https://10.1.2.3 | 10.1.2.3 is private, of this machine or of its network",
                "https://169.254.169.254/latest | 169.254.169.254 is private, of this machine or of its network",
                "https://[::1]:8443/ | [::1] is private, of this machine or of its network",
                "https://[fd12:3456::1]/ | [fd12:3456::1] is private, of this machine or of its network",
                "https://LocalHost./hook | LocalHost. is private, of this machine or of its network",
                "https://api.localhost/hook | api.localhost is private, of this machine or of its network",
                "http://example.com | anybody on the way can read http; it must begin with https",
                "https://example.com:99999/hook | the port is 99999; it must be from 1 to 65535",
                "https://example.com:0/hook | the port is 0; it must be from 1 to 65535"
            })
    void shouldRefuseAnAddressToWhichNothingCouldBeSent(String url, String problem) throws IOException {
        assertThat(mistakes("""
                        destinations:
                          crm:
                            slack: {url: "%s"}
                        routes:
                          - to: crm
                        """.formatted(url))).contains(at(3, "destinations.crm.slack.url: " + problem));
    }

    @Test
    void shouldRefuseWhatWouldLoseOrBetrayAlertsWhenItIsWritten() throws IOException {
        assertThat(mistakes("""
                        destinations:
                          plain:
                            webhook: {url: "ftp://example.com/token"}
                          short:
                            webhook: {url: "https://example.com", secrets: [whsec_c2hvcnQ=]}
                          nobody:
                            webhook: {url: "https://example.com"}
                          nobody:
                            slack: {url: "https://example.com"}
                        routes:
                          - to: [plain, short]
                        """))
                .contains(at(3, "destinations.plain.webhook.url must be an address such as https://example.com/hooks"))
                .contains(at(
                        5, "destinations.short.webhook.secrets[1] must be whsec_ and 24 to 64 random bytes in Base64"))
                .contains(at(8, "destinations.nobody stands here twice"))
                .doesNotContain("c2hvcnQ", "token");
    }

    /** The second line of a message about a file that is not there, or that is none, would be a trace. */
    @Test
    void shouldSayInWordsWhenThereIsNoSuchFile() throws IOException {
        assertThatThrownBy(() -> PlanFile.read(directory.resolve("absent.yaml"), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(directory.resolve("absent.yaml") + ": no such file; it must be a YAML file in UTF-8");
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThatThrownBy(() -> PlanFile.read(latin, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("latin.yaml: it is not in UTF-8");
    }

    @Test
    void shouldNameTheLineWhenItIsNoYaml() throws IOException {
        assertThat(mistakes("destinations:\n  crm: [\nroutes: }\n")).contains("notify.yaml:3: is no YAML");
        assertThat(mistakes("- a\n- b\n")).contains(at(1, "the file must be a map with some of settings"));
    }

    private String at(int line, String what) {
        return directory.resolve("notify.yaml") + ":" + line + ": " + what;
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
