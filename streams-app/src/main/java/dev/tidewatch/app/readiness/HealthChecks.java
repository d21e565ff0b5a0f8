package dev.tidewatch.app.readiness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.http.WebServer;
import io.javalin.http.Context;
import java.util.function.Supplier;

/**
 * {@code /healthz} is 503 when only another start would help, {@code /readyz} until the answers have all there is; both say
 * why.
 */
public final class HealthChecks {

    private static final int OK = 200;

    private final Supplier<Standing> standing;

    public HealthChecks(Supplier<Standing> standing) {
        this.standing = standing;
    }

    public void addTo(WebServer.Routes routes) {
        routes.get("/healthz", this::health);
        routes.get("/readyz", this::readiness);
    }

    private void health(Context request) {
        Standing now = standing.get();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("alive", !now.isDead());
        json.put("state", now.state().name());
        if (now.isDead()) {
            json.put("error", now.reason());
        }
        answer(request, !now.isDead(), json);
    }

    private void readiness(Context request) {
        Standing now = standing.get();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ready", now.isReady());
        json.put("state", now.state().name());
        json.put("viewCaughtUp", now.viewCaughtUp());
        if (!now.isReady()) {
            json.put("error", now.reason());
        }
        ObjectNode restore = json.putObject("restore");
        restore.put("restored", now.restore().restored());
        restore.put("total", now.restore().total());
        ObjectNode stores = restore.putObject("stores");
        now.restore()
                .stores()
                .forEach((name, store) -> stores.putObject(name)
                        .put("restored", store.restored())
                        .put("total", store.total())
                        .put("open", store.open()));
        answer(request, now.isReady(), json);
    }

    private static void answer(Context request, boolean good, ObjectNode json) {
        request.status(good ? OK : Refusal.UNAVAILABLE)
                .contentType("application/json")
                .result(json.toString());
    }
}
