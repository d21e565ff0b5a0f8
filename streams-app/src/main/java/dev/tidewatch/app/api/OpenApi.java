package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.Resources;
import dev.tidewatch.avro.json.JsonSchemas;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/** The document that describes the API: paths are written by hand, the schemas of records are those of the topics. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Schema> RECORDS = List.of(
            RetentionMetrics.getClassSchema(),
            CohortRetention.getClassSchema(),
            MrrMovement.getClassSchema(),
            RiskAlert.getClassSchema(),
            CustomerHealth.getClassSchema(),
            SubscriptionEvent.getClassSchema(),
            AlertAction.getClassSchema());

    private OpenApi() {}

    static byte[] document() {
        try {
            ObjectNode document = (ObjectNode)
                    JSON.readTree(Resources.toByteArray(Resources.getResource(OpenApi.class, "openapi.json")));
            ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
            JsonSchemas described = new JsonSchemas(schemas, "#/components/schemas/");
            RECORDS.forEach(described::add);
            return JSON.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
