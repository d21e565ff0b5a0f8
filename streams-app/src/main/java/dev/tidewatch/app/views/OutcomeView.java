package dev.tidewatch.app.views;

import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.output.AlertOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The newest outcome of each alert. */
public final class OutcomeView extends NewestView<AlertOutcome> {

    OutcomeView(Source source) {
        super(source, new Kind<>('E', "", AlertOutcome.class));
    }

    /** Tells no stream: grades are asked for. */
    @Override
    public @Nullable ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        store().put(from(key).bytes(), kept(record));
        return null;
    }

    /** Returns the last instant that counts for what comes of an alert; empty of one that is unknown. */
    public Optional<Instant> horizonEndsAt(String alertId) {
        return newest(alertId).map(AlertOutcome::getHorizonEndsAt);
    }

    /** Returns the outcomes of all alerts, but for what this version does not know. */
    public List<GradedAlert> alerts() {
        List<GradedAlert> alerts = new ArrayList<>();
        store().ascending(from("").range(), (key, value) -> {
            GradedAlert alert = OutcomeMapping.toDomain(decoded(value));
            if (alert != null) {
                alerts.add(alert);
            }
            return true;
        });
        return alerts;
    }
}
