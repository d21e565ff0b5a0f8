package dev.tidewatch.app.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Address.Form;
import dev.tidewatch.app.notify.plan.Secret;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String HOSTILE = "<!channel> [click](https://evil.example) & \"é\"";
    private static final URI NOWHERE = URI.create("https://example.com");
    private static final URI PAGE = URI.create("https://tidewatch.example/in/");

    @Test
    void shouldBeVerifiedByAnotherLibraryWhenEitherSecretIsKnown() throws Exception {
        // given
        Post post = webhook(Form.STANDARD).of(Notice.of(AnAlert.raised(HOSTILE)), Instant.now());
        // then
        for (String secret : List.of(OLD, NEW)) {
            new Webhook(secret).verify(post.body(), headersOf(post));
        }
        String tampered = post.body().replace("480", "481");
        Assertions.assertThatThrownBy(() -> new Webhook(OLD).verify(tampered, headersOf(post)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void shouldHaveTheSameIdAndBodyWhenItIsToldAgain() {
        // given
        Notice notice = Notice.of(AnAlert.raised("ada"));
        // when
        Post first = webhook(Form.STANDARD).of(notice, Instant.EPOCH);
        Post again = webhook(Form.STANDARD).of(Notice.of(AnAlert.raised("ada")), Instant.EPOCH.plusSeconds(60));
        // then
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("webhook-id", "ada%7CAT_RISK%7C2026-03-01T12%3A00%3A00%2E250Z:0");
        assertThat(again.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
    }

    @Test
    void shouldSayWhatAndWhoWhenItIsAWebhook() throws IOException {
        // when
        JsonNode body = json(webhook(Form.STANDARD).of(Notice.of(AnAlert.raised("ada")), Instant.EPOCH));
        // then
        assertThat(body.get("type").asText()).isEqualTo("alert.raised");
        assertThat(body.get("timestamp").asText()).isEqualTo(AnAlert.RAISED_AT.toString());
        assertThat(body.get("data").get("mrrAtRisk").asText()).isEqualTo("480.000000");
        assertThat(body.get("data").get("customerId").asText()).isEqualTo("ada");
    }

    @Test
    void shouldHaveTheAttributesOfTheSpecificationWhenItIsACloudEvent() throws IOException {
        // when
        Post post = webhook(Form.CLOUDEVENTS).of(Notice.of(AnAlert.raised("ada")), Instant.EPOCH);
        // then
        assertThat(post.contentType()).isEqualTo("application/cloudevents+json");
        JsonNode event = json(post);
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(post.headers().get("webhook-id"));
        assertThat(event.get("source").asText()).isEqualTo("/tidewatch/at-risk-alerts");
        assertThat(event.get("type").asText()).isEqualTo("dev.tidewatch.alert.raised");
        assertThat(event.get("subject").asText()).isEqualTo("ada");
        assertThat(Instant.parse(event.get("time").asText())).isEqualTo(AnAlert.RAISED_AT);
        assertThat(event.get("data").get("revision").asLong()).isZero();
    }

    @Test
    void shouldMakeNeitherLinksNorMentionsOfANameWhenItIsAChat() throws IOException {
        // given
        Notice notice = Notice.of(AnAlert.raised(HOSTILE));
        // when
        JsonNode slack =
                json(PostForm.of(new Address.Slack(NOWHERE, false), null).of(notice, Instant.EPOCH));
        JsonNode teams =
                json(PostForm.of(new Address.Teams(NOWHERE, false), null).of(notice, Instant.EPOCH));
        // then
        assertThat(slack.get("text").asText()).contains("&lt;!channel&gt;").doesNotContain("<!channel>");
        assertThat(slack.findValuesAsText("type")).containsOnly("section", "plain_text", "context");
        JsonNode card = teams.get("attachments").get(0).get("content");
        assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.get("body").findValuesAsText("type")).containsOnly("RichTextBlock", "TextRun");
    }

    @Test
    void shouldFitIntoWhatChatsTakeWhenADigestIsLarge() throws IOException {
        // given
        List<RiskAlert> alerts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            alerts.add(AnAlert.raised("customer with a name in UTF-8 é " + i));
        }
        Notice digest = Notice.digest(AnAlert.RAISED_AT, alerts);
        // when
        Post slack = PostForm.of(new Address.Slack(NOWHERE, false), null).of(digest, Instant.EPOCH);
        Post teams = PostForm.of(new Address.Teams(NOWHERE, false), null).of(digest, Instant.EPOCH);
        // then
        JsonNode blocks = json(slack).get("blocks");
        assertThat(blocks.size()).isBetween(3, 50);
        blocks.findValues("text")
                .forEach(text -> assertThat(text.asText().length()).isLessThanOrEqualTo(3_000));
        assertThat(teams.body().length()).isLessThan(28_000);
        assertThat(teams.body()).contains("more\"");
    }

    @Test
    void shouldSayWhoOwnsTheAlertAndWhatWasDone() throws IOException {
        // given
        RiskAlert alert = RiskAlert.newBuilder(AnAlert.raised("ada"))
                .setOwner("ann")
                .setAcknowledgedAt(AnAlert.RAISED_AT)
                .setSnoozedUntil(Instant.parse("2026-03-04T09:00:00Z"))
                .setActedAt(AnAlert.RAISED_AT)
                .setActedBy("bob")
                .setComment("calls\nback")
                .build();
        String care =
                "ann owns it, acknowledged, put off until 2026-03-04 09:00 UTC. bob acted last; last comment: calls back";
        // then
        assertThat(json(slack().of(Notice.of(alert), Instant.EPOCH)).toString()).contains(care);
        assertThat(json(teams().of(Notice.of(alert), Instant.EPOCH)).toString()).contains(care);
        assertThat(MailText.of(Notice.of(alert), PAGE).body()).contains(care);
        Notice digest = Notice.digest(AnAlert.RAISED_AT, List.of(alert));
        assertThat(json(slack().of(digest, Instant.EPOCH)).toString()).contains(care);
    }

    @Test
    void shouldSayWhenAnAlertIsDueThatNobodyOwns() {
        RiskAlert due = RiskAlert.newBuilder(AnAlert.raised("ada"))
                .setDueAt(Instant.parse("2026-03-02T12:00:00Z"))
                .build();

        assertThat(MailText.of(Notice.of(due), null).body())
                .contains("\n  nobody owns it, due 2026-03-02 12:00 UTC.\n");
    }

    @Test
    void shouldLeadToTheAlertOnThePage() throws IOException {
        // given
        Notice notice = Notice.of(AnAlert.raised("a&b <c>"));
        String link = "https://tidewatch.example/in/#customer=a%26b+%3Cc%3E"
                + "&alert=a%26b+%3Cc%3E%7CAT_RISK%7C2026-03-01T12%3A00%3A00.250Z";
        // when
        JsonNode slack = json(slack().of(notice, Instant.EPOCH));
        JsonNode teams = json(teams().of(notice, Instant.EPOCH));
        // then
        assertThat(slack.at("/blocks/2/elements/0/type").asText()).isEqualTo("button");
        assertThat(slack.at("/blocks/2/elements/0/url").asText()).isEqualTo(link);
        assertThat(teams.at("/attachments/0/content/actions/0/url").asText()).isEqualTo(link);
        assertThat(MailText.of(notice, PAGE).body()).endsWith(": " + link + "\n");
        Notice digest = Notice.digest(AnAlert.RAISED_AT, notice.alerts());
        assertThat(json(slack().of(digest, Instant.EPOCH)).toString()).contains("\"https://tidewatch.example/in/\"");
    }

    private static PostForm slack() {
        return PostForm.of(new Address.Slack(NOWHERE, false), PAGE);
    }

    private static PostForm teams() {
        return PostForm.of(new Address.Teams(NOWHERE, false), PAGE);
    }

    @Test
    void shouldStandOnOneLineOfASubjectWhenItIsAMail() {
        // when
        MailText mail = MailText.of(Notice.of(AnAlert.raised("ada")), null);
        MailText again = MailText.of(Notice.of(AnAlert.raised("ada")), null);
        // then
        assertThat(mail.subject()).startsWith("HIGH ada: likely to leave (78), 480.00 USD a month at risk");
        assertThat(mail.messageId()).matches("<[0-9a-f]{64}@tidewatch>").isEqualTo(again.messageId());
        assertThat(mail.body()).contains("AT_RISK RAISED, opened 2026-03-01T12:00:00.250Z");
    }

    @Test
    void shouldHaveAnotherIdWhenADigestTellsOfSomethingElse() {
        // given
        Notice one = Notice.digest(AnAlert.RAISED_AT, List.of(AnAlert.raised("ada"), AnAlert.raised("bob")));
        Notice same = Notice.digest(AnAlert.RAISED_AT, List.of(AnAlert.raised("bob"), AnAlert.raised("ada")));
        Notice other = Notice.digest(AnAlert.RAISED_AT, List.of(AnAlert.raised("ada")));
        // then
        assertThat(one).isEqualTo(same);
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    /** Whoever opens a digest looks for what is still to be done. */
    @Test
    void shouldBeginWithWhatIsOpenWhenADigestHasClosedCases() throws IOException {
        // given
        RiskAlert left = AnAlert.next(AnAlert.raised("left"), AlertState.CHURNED, AlertSeverity.CRITICAL);
        RiskAlert resolved = AnAlert.next(AnAlert.raised("resolved"), AlertState.RESOLVED, AlertSeverity.HIGH);
        RiskAlert small = RiskAlert.newBuilder(AnAlert.raised("small"))
                .setExpectedLoss(new BigDecimal("600.000000"))
                .build();
        RiskAlert large = RiskAlert.newBuilder(AnAlert.raised("large"))
                .setMrrAtRisk(new BigDecimal("400.000000"))
                .setExpectedLoss(new BigDecimal("900.000000"))
                .build();
        RiskAlert critical = AnAlert.next(AnAlert.raised("critical"), AlertState.ESCALATED, AlertSeverity.CRITICAL);
        // when
        Notice digest = Notice.digest(AnAlert.RAISED_AT, List.of(left, small, resolved, critical, large));
        // then
        assertThat(digest.alerts()).containsExactly(critical, large, small, left, resolved);
        assertThat(digest.headline()).isEqualTo("5 alerts until " + AnAlert.RAISED_AT + ": 3 open, 2 closed");
        Pattern inOrder = Pattern.compile(
                "Open.*critical.*large.*small.*Closed.*CRITICAL left: has left.*resolved", Pattern.DOTALL);
        assertThat(MailText.of(digest, null).body()).containsPattern(inOrder);
        assertThat(PostForm.of(new Address.Slack(NOWHERE, false), null)
                        .of(digest, Instant.EPOCH)
                        .body())
                .containsPattern(inOrder);
        assertThat(PostForm.of(new Address.Teams(NOWHERE, false), null)
                        .of(digest, Instant.EPOCH)
                        .body())
                .containsPattern(inOrder);
        assertThat(json(webhook(Form.STANDARD).of(digest, Instant.EPOCH))
                        .get("data")
                        .get("alerts")
                        .findValuesAsText("customerId"))
                .containsExactly("critical", "large", "small", "left", "resolved");
    }

    @Test
    void shouldBeReadableOnOneLineWhenALogNamesIt() {
        assertThat(Notice.of(AnAlert.raised("ada")).name())
                .isEqualTo("ada|AT_RISK|2026-03-01T12:00:00.250Z revision 0");
        assertThat(Notice.of(AnAlert.raised("a\nb\u2028c")).name()).startsWith("a?b?c|AT_RISK|");
        assertThat(Notice.digest(AnAlert.RAISED_AT, List.of(AnAlert.raised("ada")))
                        .name())
                .isEqualTo("the digest of 1 alert until " + AnAlert.RAISED_AT);
    }

    private static PostForm webhook(Form form) {
        return PostForm.of(new Address.Webhook(NOWHERE, List.of(new Secret(OLD), new Secret(NEW)), form, false), null);
    }

    private static JsonNode json(Post post) throws IOException {
        return new ObjectMapper().readTree(post.body());
    }

    private static HttpHeaders headersOf(Post post) {
        Map<String, List<String>> headers = new HashMap<>();
        post.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
