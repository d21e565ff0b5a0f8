package dev.tidewatch.app.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.JsonRecords;
import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;

/** Alerts for people: when, then a sentence, one a line; what is no alert is shown as it is. */
public final class AlertLines {

    private final ObjectMapper json = new ObjectMapper();
    private final JsonRecords<RiskAlert> alerts = new JsonRecords<>(RiskAlert.class);

    private AlertLines() {}

    /**
     * Makes lines of the alerts of a topic.
     *
     * @throws UserError for a topic without alerts
     */
    public static AlertLines of(String topic, Topics topics) {
        if (!topic.equals(topics.alerts())) {
            throw new UserError(topic + " has no alerts that could be sentences; leave out --format text, or tail "
                    + topics.alerts());
        }
        return new AlertLines();
    }

    public String of(OutputLine line) throws IOException {
        JsonNode value = line.value() == null ? json.nullNode() : json.readTree(line.value());
        try {
            RiskAlert alert = alerts.read(value);
            String sentence = alert.getSentence();
            return alert.getUpdatedAt() + " " + (sentence == null ? AlertSentence.of(alert) : sentence);
        } catch (JsonMismatch noAlert) {
            return line.timestamp() + " " + line.value();
        }
    }
}
