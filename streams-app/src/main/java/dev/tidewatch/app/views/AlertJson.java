package dev.tidewatch.app.views;

import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.RiskAlert;

/** An alert's record, with its sentence also where it was published before records had one. */
public final class AlertJson {

    private AlertJson() {}

    /** The record on one line. */
    public static String text(RiskAlert alert) {
        return RecordJson.text(said(alert));
    }

    private static RiskAlert said(RiskAlert alert) {
        return alert.getSentence() == null
                ? RiskAlert.newBuilder(alert)
                        .setSentence(AlertSentence.of(alert))
                        .build()
                : alert;
    }
}
