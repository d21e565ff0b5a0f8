package dev.tidewatch.app.actions;

import dev.tidewatch.app.http.BodyHandler;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a person does about an alert. It is answered once the broker has it for good; the alert shows it when the pipeline has read
 * it, as any other event.
 */
public final class AlertActions implements BodyHandler {

    public static final String PATH = "/api/alerts/{id}/actions";

    private static final Logger LOG = LoggerFactory.getLogger(AlertActions.class);

    /** A comment of 2,000 characters may take 12,000 bytes. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final Set<AlertState> ENDED = Set.of(AlertState.RESOLVED, AlertState.CHURNED);

    private static final String JSON = "application/json";

    private final KnownAlerts alerts;
    private final InstantSource present;
    private final ActionOutlet outlet;
    private final RecentActions recent = new RecentActions();

    /**
     * Answers nothing until it is added to a server.
     *
     * @param present of the pipeline
     */
    public AlertActions(KnownAlerts alerts, InstantSource present, ActionOutlet outlet) {
        this.alerts = alerts;
        this.present = present;
        this.outlet = outlet;
    }

    /** Adds where actions are taken. */
    public void addTo(WebServer.Routes routes) {
        routes.post(PATH, MOST_BYTES, this);
    }

    /** No form of another site can send JSON; what a script of another one sends was refused before, by its origin. */
    @Override
    public void check(Context request) {
        String type = request.contentType();
        if (!isJson(type)) {
            throw new Refusal(
                    Refusal.UNSUPPORTED,
                    "Content-Type is " + (type == null ? "missing" : type) + "; it must be " + JSON
                            + ", as the body is");
        }
        if (!request.queryParamMap().isEmpty()) {
            throw Refusal.badRequest("there is no parameter here; the body says what is done");
        }
    }

    @Override
    public void answer(Context request, byte[] body) {
        RiskAlert alert = alert(request, request.pathParam("id"));
        Instant now = present.instant().truncatedTo(ChronoUnit.MILLIS);
        AlertAction given = ActionBody.read(body, alert, now);
        refuseIdle(given, alert);
        AlertAction action = recent.first(given);
        try {
            outlet.publish(action);
        } catch (NotAcknowledged e) {
            LOG.warn("An action on an alert is not kept: {}", e.getMessage());
            request.header("Retry-After", "1");
            throw new Refusal(
                    Refusal.UNAVAILABLE,
                    "the broker did not acknowledge it; send it again with eventId " + action.getEventId()
                            + ", under which it counts once");
        }
        request.status(HttpStatus.ACCEPTED).contentType(JSON).result(RecordJson.text(action));
    }

    private RiskAlert alert(Context request, String id) {
        RiskAlert alert = alerts.newest(id).orElse(null);
        if (alert == null && !alerts.areRead()) {
            request.header("Retry-After", "1");
            throw new Refusal(Refusal.UNAVAILABLE, "the alerts are still being read; ask again");
        }
        if (alert == null || alert.getCustomerId() == null) {
            throw new Refusal(Refusal.NOT_FOUND, "no alert has the id " + id + "; /api/alerts lists those there are");
        }
        return alert;
    }

    /** The pipeline would only grade an alert that has ended by it. */
    private void refuseIdle(AlertAction action, RiskAlert alert) {
        if (!ENDED.contains(alert.getState())) {
            return;
        }
        if (action.getAction() != AlertActionKind.RESOLVE) {
            throw new Refusal(
                    Refusal.CONFLICT,
                    "the alert has ended, it is " + alert.getState()
                            + "; of such a one only RESOLVE is taken, which says what came of it");
        }
        Instant end = alerts.horizonEndsAt(alert.getAlertId()).orElse(action.getOccurredAt());
        if (action.getOccurredAt().isAfter(end)) {
            throw new Refusal(
                    Refusal.CONFLICT,
                    "the alert has ended, it is " + alert.getState() + ", and so has its horizon, at " + end
                            + "; what came of it is told by alert-outcomes, and nothing changes that now");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
    }
}
