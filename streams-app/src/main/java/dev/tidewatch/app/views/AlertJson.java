package dev.tidewatch.app.views;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.RiskAlert;

/** An alert's record with a sentence beside its fields. */
public final class AlertJson {

    private AlertJson() {}

    /** The record on one line, {@code sentence} its last member. */
    public static String text(RiskAlert alert) {
        String record = RecordJson.text(alert);
        String sentence = TextNode.valueOf(AlertSentence.of(alert)).toString();
        return record.substring(0, record.length() - 1) + ",\"sentence\":" + sentence + "}";
    }
}
