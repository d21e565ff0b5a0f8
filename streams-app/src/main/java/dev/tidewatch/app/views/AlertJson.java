package dev.tidewatch.app.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.records.AlertSentence;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.RiskAlert;

/** An alert's record with a sentence beside its fields. */
public final class AlertJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertJson() {}

    /** The record on one line, {@code sentence} its last member. */
    public static String text(RiskAlert alert) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(RecordJson.text(alert));
            return json.put("sentence", AlertSentence.of(json)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is written as JSON", e);
        }
    }
}
