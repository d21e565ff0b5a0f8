package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlertLinesTest {

    private static final Topics TOPICS = new Topics("", "tidewatch");

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldReadLikeASentence() throws IOException {
        assertThat(text(alert("AT_RISK", "RAISED", "Ask.")))
                .isEqualTo("2026-05-08T10:00:00Z HIGH acme: likely to leave (78), 480.00 USD a month at risk:"
                        + " 3 failed payments in 30 days; an invoice is unpaid. Ask.");
    }

    @Test
    void shouldSayWhereAnAlertStands() throws IOException {
        assertThat(text(alert("AT_RISK", "ESCALATED", "Ask.")))
                .contains("acme: likely to leave, warned of since 2026-05-01 (78), ");
        assertThat(text(alert("AT_RISK", "RESOLVED", "")))
                .contains(
                        "acme: no longer likely to leave (78), 480.00 USD a month; still seen: 3 failed payments in 30 days; an");
        assertThat(text(alert("AT_RISK", "CHURNED", ""))).contains("acme: has left, 480.00 USD a month lost, warned");
        assertThat(text(alert("AT_RISK", "SUPPRESSED", "Ask."))).contains("acme: held back, likely to leave");
        assertThat(text(alert("WIN_BACK", "RAISED", "Ask.")))
                .contains("acme: worth winning back, 480.00 USD a month lost: ")
                .contains("customer since 2020");
        assertThat(text(alert("UPSELL", "RAISED", "Offer."))).contains("acme: near its limit, pays 480.00 USD a month");
        assertThat(text(alert("GOAL", "RAISED", ""))).contains("acme: GOAL RAISED, 480.00 USD a month");
    }

    @Test
    void shouldTellWhoHasCancelledFromWhoMay() throws IOException {
        String cancelled = alert("AT_RISK", "RAISED", "Talk.").replace("\"a\"", "\"subscription.cancelScheduled\"");
        assertThat(text(cancelled)).contains("acme: has cancelled (78), 480.00 USD a month at risk: ");
        assertThat(text(cancelled.replace("RAISED", "RESOLVED"))).contains("acme: no longer likely to leave (78)");
    }

    @Test
    void shouldStayOneLineWhateverACustomerIsCalled() throws IOException {
        assertThat(text(alert("AT_RISK", "RAISED", "").replace("acme", "a\\nc\\u001b[2Jme")))
                .contains("a?c?[2Jme: ");
    }

    @Test
    void shouldShowTheSentenceThatTheAlertWasPublishedWith() throws IOException {
        String published = alert("AT_RISK", "RAISED", "Ask.")
                .replace("\"revision\":0", "\"revision\":0,\"sentence\":\"Said so.\"");
        assertThat(text(published)).isEqualTo("2026-05-08T10:00:00Z Said so.");
    }

    @Test
    void shouldShowWhatIsNoAlertAsItIs() throws IOException {
        assertThat(text("{\"bytes\":\"AAA=\"}")).isEqualTo("2026-05-08T10:00:01Z {\"bytes\":\"AAA=\"}");
        assertThat(text(null)).isEqualTo("2026-05-08T10:00:01Z null");
    }

    @Test
    void shouldSayWhichTopicHasAlertsWhenAnotherIsAskedFor() {
        assertThatThrownBy(() -> AlertLines.of("mrr-movements", TOPICS))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("mrr-movements", "at-risk-alerts");
    }

    private static String text(@Nullable String value) throws IOException {
        return AlertLines.of("at-risk-alerts", TOPICS)
                .of(new OutputLine("at-risk-alerts", 0, 0, Instant.parse("2026-05-08T10:00:01Z"), "acme", value));
    }

    private static String alert(String kind, String state, String action) {
        return """
                {"alertId":"acme|AT_RISK|1","customerId":"acme","kind":"%s","state":"%s","severity":"HIGH",\
                "score":"77.500000","mrrAtRisk":"480.000000","reportingCurrency":"USD","signals":[\
                {"name":"a","value":"3.000000","weight":"0.700000","contribution":"2.100000","evidence":"3 failed payments in 30 days"},\
                {"name":"b","value":"1.000000","weight":"1.600000","contribution":"1.600000","evidence":"an invoice is unpaid"},\
                {"name":"c","value":"72.000000","weight":"-0.100000","contribution":"-0.100000","evidence":"customer since 2020"}],\
                "suggestedAction":"%s","openedAt":"2026-05-01T10:00:00Z","updatedAt":"2026-05-08T10:00:00Z",\
                "revision":0}""".formatted(kind, state, action);
    }
}
