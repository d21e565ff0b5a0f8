package dev.tidewatch.oracle;

import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import java.nio.file.Path;
import java.time.Instant;

/** Holds recomputed alerts against those that were published. */
final class AlertComparison {

    private final Database database;

    AlertComparison(Database database) {
        this.database = database;
    }

    /**
     * Adds to the differences.
     *
     * @param published the file of the topic
     * @param end alerts after it are not compared
     */
    void of(Path published, RecomputedAlerts recomputed, Instant end) {
        database.append("alert_customer", rows -> {
            for (String customer : recomputed.customers()) {
                rows.beginRow();
                rows.append(customer);
                rows.endRow();
            }
        });
        boolean everyTask = recomputed.notCompared().isEmpty();
        database.update("INSERT INTO alert_scope VALUES (?, ?)", everyTask, end.toEpochMilli());
        database.set("alerts", published);
        database.set("recomputed", recomputed.file());
        database.set("later", recomputed.later());
        database.run(Step.ALERTS);
    }

    /** Returns how many were compared, published or recomputed. */
    long count() {
        return database.number(
                "SELECT count(*) FROM (SELECT DISTINCT alert_id, revision FROM alert WHERE origin <> 'later')");
    }
}
