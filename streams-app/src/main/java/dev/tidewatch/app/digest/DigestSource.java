package dev.tidewatch.app.digest;

import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.output.RiskAlert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all that a pipeline published and a digest needs. */
public interface DigestSource extends AutoCloseable {

    /** Receives the records of at-risk-alerts, those of one key in their order. */
    interface AlertReceiver {

        /** Takes an alert; null says that all alerts of the key are erased. */
        void alert(String key, @Nullable RiskAlert alert);
    }

    /** Returns rows and movements. */
    Outputs outputs();

    void alerts(AlertReceiver receiver);

    /** Returns the newest outcome of each alert. */
    List<GradedAlert> outcomes();

    @Override
    void close();
}
