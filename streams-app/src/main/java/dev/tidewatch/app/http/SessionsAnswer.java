package dev.tidewatch.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** The sessions as the API has them: a list, and an end to each. */
final class SessionsAnswer {

    static final String PATH = "/api/sessions";

    private static final int NO_CONTENT = 204;

    private SessionsAnswer() {}

    static void list(Context request, Optional<Sessions> sessions) {
        String current = Access.session(request).map(Session::id).orElse("");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("sessions");
        sessions.ifPresent(all -> all.list()
                .forEach(seen -> list.addObject()
                        .put("id", seen.session().id())
                        .put("startedAt", seen.session().startedAt().toString())
                        .put("expiresAt", seen.session().expiresAt().toString())
                        .put("lastSeenAt", seen.at().toString())
                        .put("address", seen.address())
                        .put("current", seen.session().id().equals(current))));
        request.contentType("application/json").result(json.toString());
    }

    static void end(Context request, Optional<Sessions> sessions) {
        String id = request.pathParam("id");
        if (!Sessions.ID.matcher(id).matches()) {
            throw Refusal.badRequest(
                    "'" + id + "' is no session; it must be 32 hexadecimal digits, as " + PATH + " lists them");
        }
        sessions.ifPresent(all -> all.end(id));
        request.status(NO_CONTENT);
    }
}
