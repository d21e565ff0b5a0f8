package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An alert on which people act by the API of a running pipeline. */
final class ActedAlert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AnsweringRun run;

    ActedAlert(AnsweringRun run) {
        this.run = run;
    }

    void takesWhatPeopleDo() throws Exception {
        await().atMost(PATIENCE).until(() -> ofCyd().has("dueAt"));
        String path = actionsOn(ofCyd());
        String assigned = "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"assignee\":\"bob\",\"eventId\":\"one\"}";

        assertThat(run.api()
                        .post(path, "{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(run.api().post(path, assigned).statusCode()).isEqualTo(202);
        JsonNode record = JSON.readTree(run.api().post(path, assigned).body());
        await().atMost(PATIENCE).until(() -> ofCyd().path("owner").asText().equals("bob"));

        assertThat(TopicRecords.values(run.config(), "alert-actions")).last().isEqualTo(record);
        assertThat(ofCyd().has("acknowledgedAt")).isTrue();
        assertThat(ofCyd().has("dueAt")).as("nothing escalates").isFalse();
        assertThat(run.api()
                        .post(path, "{\"action\":\"SNOOZE\",\"by\":\"ann\"}")
                        .body())
                .contains("until is missing; it must be an instant such as");
        assertThat(run.api().post("/api/alerts/nobody/actions", assigned).statusCode())
                .isEqualTo(404);
    }

    /** The pipeline's state has it, too: what is done next is told with it. */
    void isStillOwned() throws Exception {
        String until = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(60, ChronoUnit.DAYS)
                .toString();
        String snooze = "{\"action\":\"SNOOZE\",\"by\":\"bob\",\"until\":\"" + until + "\"}";
        assertThat(run.api().post(actionsOn(ofCyd()), snooze).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> ofCyd().has("snoozedUntil"));
        assertThat(ofCyd().get("owner").textValue()).isEqualTo("bob");
        assertThat(ofCyd().get("dueAt").textValue()).isEqualTo(until);
        assertThat(ofCyd().get("state").textValue()).isEqualTo("RAISED");
    }

    private JsonNode ofCyd() throws Exception {
        return run.api()
                .json("/api/alerts?customer=cyd&state=open&kind=AT_RISK")
                .at("/alerts/0");
    }

    private static String actionsOn(JsonNode alert) {
        return "/api/alerts/"
                + URLEncoder.encode(alert.get("alertId").textValue(), StandardCharsets.UTF_8)
                + "/actions";
    }
}
