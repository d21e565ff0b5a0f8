package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.AlertJson;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that is known of one customer. */
final class Customers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Views views;
    private final Ledgers ledgers;

    Customers(Views views, Ledgers ledgers) {
        this.views = views;
        this.ledgers = ledgers;
    }

    void answer(Call request) throws IOException {
        Query.of(request);
        String id = request.pathParameter("id");
        Optional<CustomerHealth> health = views.health().of(id);
        List<MrrMovement> movements = views.movements().revisions(id);
        List<RiskAlert> alerts = views.alerts().revisions(id);
        if (health.isEmpty() && movements.isEmpty() && alerts.isEmpty()) {
            throw new Refusal(Refusal.NOT_FOUND, "there is no customer " + id);
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("customerId", id);
        json.putRawValue("health", new RawValue(health.map(RecordJson::text).orElse("null")));
        add(json.putArray("alerts"), alerts, AlertJson::text);
        add(json.putArray("movements"), movements, RecordJson::text);
        ledgers.addTo(json, id, request);
        Api.json(request, json);
    }

    private static <T> void add(ArrayNode list, List<T> records, Function<T, String> text) {
        records.forEach(record -> list.addRawValue(new RawValue(text.apply(record))));
    }
}
