package dev.tidewatch.app.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DayMessageTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final URI NOWHERE = URI.create("https://example.com");
    private static final Instant SENT = Instant.parse("2026-03-11T09:00:00Z");
    private static final DayMessage MESSAGE = new DayMessage(
            LocalDate.of(2026, 3, 10),
            Instant.parse("2026-03-11T08:00:00Z"),
            "Tidewatch, 2026-03-10",
            "MRR\n",
            "<h1>MRR</h1>",
            List.of("MRR: it fell & <fell>."),
            "{\"day\":\"2026-03-10\"}");

    @Test
    void shouldComeBackFromTheTopicAsItWas() {
        assertThat(DayMessage.of(MESSAGE.bytes())).contains(MESSAGE);
        assertThat(DayMessage.of("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(DayMessage.of(new byte[] {0, 1})).isEmpty();
    }

    @Test
    void shouldBeSignedAndHaveTheSameIdWheneverItIsSent() throws Exception {
        Post post = webhook(Address.Form.STANDARD).of(MESSAGE, Instant.now());
        Post again = webhook(Address.Form.STANDARD).of(MESSAGE, SENT);

        new Webhook(SECRET)
                .verify(
                        post.body(),
                        HttpHeaders.of(
                                post.headers().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey, header -> List.of(header.getValue()))),
                                (name, value) -> true));
        assertThat(post.body())
                .isEqualTo("{\"type\":\"day.digest\",\"timestamp\":\"2026-03-11T08:00:00Z\","
                        + "\"data\":{\"day\":\"2026-03-10\"}}")
                .isEqualTo(again.body());
        assertThat(post.headers().get("webhook-id"))
                .isEqualTo("day:2026-03-10")
                .isEqualTo(again.headers().get("webhook-id"));
    }

    @Test
    void shouldBeACloudEvent() throws IOException {
        JsonNode event = json(webhook(Address.Form.CLOUDEVENTS).of(MESSAGE, SENT));

        assertThat(event.get("id").textValue()).isEqualTo("day:2026-03-10");
        assertThat(event.get("type").textValue()).isEqualTo("dev.tidewatch.day.digest");
        assertThat(event.get("source").textValue()).isEqualTo("/tidewatch/digest");
        assertThat(event.at("/data/day").textValue()).isEqualTo("2026-03-10");
    }

    @Test
    void shouldBePlainTextInAChat() throws IOException {
        JsonNode slack = json(new SlackMessage(null).of(MESSAGE, SENT));
        JsonNode teams = json(new TeamsCard(null).of(MESSAGE, SENT));

        assertThat(slack.get("text").textValue()).isEqualTo("Tidewatch, 2026-03-10");
        assertThat(slack.at("/blocks/1/text/text").textValue()).contains("MRR: it fell & <fell>.");
        assertThat(slack.at("/blocks/1/text/type").textValue()).isEqualTo("plain_text");
        assertThat(teams.toString()).contains("MRR: it fell & <fell>.").contains("Tidewatch, 2026-03-10");
    }

    private static PostForm webhook(Address.Form form) {
        return PostForm.of(new Address.Webhook(NOWHERE, List.of(new Secret(SECRET)), form, false), null);
    }

    private static JsonNode json(Post post) throws IOException {
        return new ObjectMapper().readTree(post.body());
    }
}
