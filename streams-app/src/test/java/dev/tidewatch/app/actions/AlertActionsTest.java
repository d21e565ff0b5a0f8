package dev.tidewatch.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.ActionOutcome;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request says what a person did about an alert. */
@Timeout(60)
class AlertActionsTest {

    private static final String SECRET = "correct-horse-battery";
    private static final String SEEN = "{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\"}";
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final ActionServer server = new ActionServer(Optional.empty());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldKeepWhatAPersonDidAndAnswerWithTheRecord() throws Exception {
        HttpResponse<String> answer =
                server.post("{\"action\":\"SNOOZE\",\"by\":\"ann\",\"until\":\"2026-03-04T09:00:00Z\","
                        + "\"comment\":\"on holiday\",\"eventId\":\"mine-1\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(server.taken)
                .containsExactly(AlertAction.newBuilder()
                        .setEventId("mine-1")
                        .setCustomerId("ada")
                        .setOccurredAt(ActionServer.NOON)
                        .setAlertId(server.alert.getAlertId())
                        .setBy("ann")
                        .setAction(AlertActionKind.SNOOZE)
                        .setUntil(Instant.parse("2026-03-04T09:00:00Z"))
                        .setComment("on holiday")
                        .build());
        assertThat(answer.body()).isEqualTo(RecordJson.text(server.taken.get(0)));
    }

    @Test
    void shouldTakeEachActionWithWhatItNeeds() throws Exception {
        for (String body : List.of(
                SEEN,
                "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"assignee\":\"bob\"}",
                "{\"action\":\"SNOOZE\",\"by\":\"ann\",\"until\":\"2026-03-02T13:00:00+00:30\"}",
                "{\"action\":\"RESOLVE\",\"by\":\"ann\",\"outcome\":\"NOT_A_RISK\",\"comment\":null}",
                "{\"action\":\"COMMENT\",\"by\":\"ann\",\"comment\":\"called\"}")) {
            assertThat(server.post(body).statusCode()).as(body).isEqualTo(202);
        }
        assertThat(server.taken)
                .extracting(AlertAction::getAction)
                .containsExactly(
                        AlertActionKind.ACKNOWLEDGE,
                        AlertActionKind.ASSIGN,
                        AlertActionKind.SNOOZE,
                        AlertActionKind.RESOLVE,
                        AlertActionKind.COMMENT);
        assertThat(server.taken.get(3).getOutcome()).isEqualTo(ActionOutcome.NOT_A_RISK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | there is no body; it must be an object such as",
                "[] | the body is no object; it must be an object such as",
                "{\"action\": | the body is not JSON at column",
                "{\"by\":\"ann\"} | action is missing; it must be what was done: ACKNOWLEDGE, ASSIGN, SNOOZE",
                "{\"action\":\"ACK\",\"by\":\"ann\"} | action is \"ACK\"; it must be one of ACKNOWLEDGE, ASSIGN, SNOOZE",
                "{\"action\":\"UNKNOWN\",\"by\":\"ann\"} | action is \"UNKNOWN\"; it must be one of ACKNOWLEDGE",
                "{\"action\":\"ACKNOWLEDGE\"} | by is missing; it must be the name of who acts",
                "{\"action\":\"ACKNOWLEDGE\",\"by\":\" \"} | by is empty; it must be some text",
                "{\"action\":\"ACKNOWLEDGE\",\"by\":7} | by: expected a string, not 7",
                "{\"action\":\"ASSIGN\",\"by\":\"ann\"} | assignee is missing; it must be to whom the alert is given",
                "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"asignee\":\"bob\"} | there is no 'asignee' of an action; did you mean assignee?",
                "{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\",\"kind\":0} | there is no 'kind' of an action; there are action, by,",
                "{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\",\"occurredAt\":\"2026-03-02T12:00:01Z\"} | occurredAt is 2026-03-02T12:00:01Z; it must not be later than the present of the pipeline, 2026-03-02T12:00:00Z",
                "{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\",\"assignee\":\"bob\"} | assignee is given; it must be null unless the action is ASSIGN",
                "{\"action\":\"SNOOZE\",\"by\":\"ann\",\"until\":\"soon\"} | until: expected an instant such as \"2026-03-01T00:00:00Z\"",
                "{\"action\":\"SNOOZE\",\"by\":\"ann\",\"until\":\"2026-03-02T12:00:00Z\"} | until is 2026-03-02T12:00:00Z; it must be later than the present of the pipeline, 2026-03-02T12:00:00Z",
                "{\"action\":\"RESOLVE\",\"by\":\"ann\",\"outcome\":\"WON\"} | outcome is \"WON\"; it must be one of SAVED, LOST, NOT_A_RISK",
                "{\"action\":\"COMMENT\",\"by\":\"ann\"} | comment is missing; it must be what is said"
            })
    void shouldNameWhatIsWrongAndWhatWouldBeRight(String body, String said) throws Exception {
        HttpResponse<String> answer = server.post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).startsWith(said);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void shouldKnowOnlyAlertsThatWerePublished() throws Exception {
        assertThat(error(server.post("bob|AT_RISK|2026-03-01T00:00:00.000Z", SEEN, JSON)))
                .isEqualTo(
                        "no alert has the id bob|AT_RISK|2026-03-01T00:00:00.000Z; /api/alerts lists those there are");
        assertThat(server.post("bob", SEEN, JSON).statusCode()).isEqualTo(404);
        server.isRead = false;
        HttpResponse<String> early = server.post("bob", SEEN, JSON);

        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");
        assertThat(server.post(SEEN).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldTakeOfAnAlertThatHasEndedOnlyWhatCameOfIt() throws Exception {
        server.alert = AnAlert.next(server.alert, AlertState.CHURNED, AlertSeverity.HIGH);

        HttpResponse<String> late = server.post(SEEN);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(error(late))
                .isEqualTo("the alert has ended, it is CHURNED; of such a one only RESOLVE is taken, which says"
                        + " what came of it");
        assertThat(server.post("{\"action\":\"RESOLVE\",\"by\":\"ann\",\"outcome\":\"LOST\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldSayThatNothingCountsAfterTheHorizonOfAnAlertThatHasEnded() throws Exception {
        String lost = "{\"action\":\"RESOLVE\",\"by\":\"ann\",\"outcome\":\"LOST\"}";
        server.horizonEndsAt = ActionServer.NOON.minusMillis(1);
        assertThat(server.post(lost).statusCode()).as("while it is open").isEqualTo(202);
        server.alert = AnAlert.next(server.alert, AlertState.RESOLVED, AlertSeverity.HIGH);

        HttpResponse<String> late = server.post(lost);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(error(late))
                .isEqualTo("the alert has ended, it is RESOLVED, and so has its horizon, at 2026-03-02T11:59:59.999Z;"
                        + " what came of it is told by alert-outcomes, and nothing changes that now");
        server.horizonEndsAt = ActionServer.NOON;
        assertThat(server.post(lost).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldFindAnAlertWhoseIdIsSentWithItsBarsAsTheyAre() throws Exception {
        assertThat(server.postRaw(SEEN)).startsWith("HTTP/1.1 202 ");
        assertThat(server.taken)
                .singleElement()
                .extracting(AlertAction::getAlertId)
                .isEqualTo(server.alert.getAlertId());
    }

    /** A customer's id may have any character. */
    @Test
    void shouldReadAnIdWhateverIsEncodedInIt() throws Exception {
        HttpResponse<String> unknown = server.post("a/b\u0007|AT_RISK", SEEN, JSON);

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(404);
        assertThat(error(unknown)).contains("a/b\u0007|AT_RISK");
    }

    @Test
    void shouldTakeNothingThatAFormOrAPageOfAnotherSiteSends() throws Exception {
        String id = server.alert.getAlertId();

        assertThat(server.post(id, SEEN).statusCode()).isEqualTo(415);
        assertThat(server.post(id, SEEN, "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(error(server.post(id, SEEN, "Content-Type", "application/x-www-form-urlencoded")))
                .startsWith("Content-Type is application/x-www-form-urlencoded; it must be application/json");
        for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
            assertThat(server.post(id, SEEN, "Content-Type", "application/json", "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(server.taken).isEmpty();
    }

    @Test
    void shouldAskForTheTokenWhereOneIsSet() throws Exception {
        try (ActionServer guarded = new ActionServer(Optional.of(SECRET))) {
            String id = guarded.alert.getAlertId();

            assertThat(guarded.post(SEEN).statusCode()).isEqualTo(401);
            assertThat(guarded.taken).isEmpty();
            assertThat(guarded.post(id, SEEN, "Content-Type", "application/json", "Authorization", "Bearer " + SECRET)
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void shouldTakeNoBodyThatIsTooLarge() throws Exception {
        String comment = "x".repeat(2_000);
        String longest = "{\"action\":\"COMMENT\",\"by\":\"ann\",\"comment\":\"" + comment + "\"}";

        assertThat(server.post(longest).statusCode()).isEqualTo(202);
        assertThat(error(server.post(longest.replace("xxx\"", "xxxx\""))))
                .isEqualTo("comment has 2001 characters; it must be at most 2000 characters long");
        assertThat(server.announce(33_000)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void shouldSayUnderWhichIdItMayBeSentAgainWhenTheBrokerDoesNotAcknowledge() throws Exception {
        server.acknowledges = false;
        HttpResponse<String> answer = server.post(SEEN);
        server.acknowledges = true;
        server.post(SEEN);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(error(answer)).contains(server.taken.get(0).getEventId());
    }

    @Test
    void shouldMakeOneActionOfARequestThatIsSentTwice() throws Exception {
        server.post(SEEN);
        server.post("{ \"by\":\"ann\", \"action\":\"ACKNOWLEDGE\" }");
        server.post(SEEN.replace("ann", "bob"));
        server.alert = AnAlert.next(server.alert, AlertState.RAISED, AlertSeverity.HIGH);
        server.post(SEEN);

        List<String> ids = server.taken.stream().map(AlertAction::getEventId).toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0)).matches("action-[0-9a-f]{32}");
        assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeAnActionThatIsSentAgainAsItCameFirst() throws Exception {
        String first = "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"assignee\":\"bob\",\"eventId\":\"r-1\"}";
        server.post(first);
        server.now = ActionServer.NOON.plusSeconds(2);
        server.post(first.replace("r-1", "r-2").replace("bob", "carol"));
        server.now = ActionServer.NOON.plusSeconds(4);
        HttpResponse<String> again = server.post(first);
        HttpResponse<String> other = server.post(first.replace("bob", "dan"));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(server.taken).hasSize(3);
        assertThat(server.taken.get(2)).isEqualTo(server.taken.get(0));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(error(other))
                .isEqualTo(
                        "eventId r-1 is that of another action, of 2026-03-02T12:00:00Z; give this one an id of its own");
    }

    @Test
    void shouldTakeTheInstantThatACallerNames() throws Exception {
        server.post("{\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\",\"occurredAt\":\"2026-03-02T11:00:00Z\"}");

        assertThat(server.taken)
                .singleElement()
                .extracting(AlertAction::getOccurredAt)
                .isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    }

    private static String error(HttpResponse<String> answer) throws Exception {
        JsonNode json = new ObjectMapper().readTree(answer.body());
        return json.get("error").asText();
    }
}
