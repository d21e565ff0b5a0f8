package dev.tidewatch.oracle;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.oracle.alerts.PublishedGrades;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Holds what the API would tell of how good the alerts were against what SQL makes of the alerts and movements. */
final class GradeComparison {

    /** A day of a running cluster is compared once no outcome of its windows waits for the clock. */
    private static final String DAYS = "INSERT INTO grade_day"
            + " WITH done AS (SELECT day FROM calendar, as_of, outcome_terms"
            + " WHERE as_of.live OR ends + loss_ms <= (SELECT min(at_ms) FROM clock))"
            + " FROM done WHERE day = last_day(day) OR day = (SELECT max(day) FROM done)";

    private static final String MOVEMENTS =
            "SELECT \"customerId\", instant(\"effectiveAt\") AS at_ms, currency, kind, \"mrrBefore\","
                    + " \"mrrAfter\", \"reportingAmount\" FROM holding ORDER BY \"customerId\", at_ms, currency";
    private static final int MICRO_DIGITS = 6;

    private final Database database;
    private final Profile profile;
    private final RiskModel model;

    GradeComparison(Database database, Profile profile, RiskModel model) {
        this.database = database;
        this.profile = profile;
        this.model = model;
    }

    /** Grades the windows that end at the ends of months and on the last day, as the API does, before the outcomes are recomputed. */
    void grade(Path outcomes, Path file) {
        database.update(DAYS);
        List<Integer> days = database.query(
                "SELECT date_diff('day', DATE '1970-01-01', day) FROM grade_day ORDER BY day", row -> row.getInt(1));
        PublishedGrades grades = new PublishedGrades(profile, model, outcomes, days);
        database.query(MOVEMENTS, row -> {
            grades.add(row.getString("customerId"), moved(row));
            return true;
        });
        grades.write(file);
        database.set("grades", file);
        database.run(Step.WINDOWS);
    }

    private static PublishedGrades.Moved moved(ResultSet row) throws SQLException {
        String reporting = row.getString("reportingAmount");
        return new PublishedGrades.Moved(
                Instant.ofEpochMilli(row.getLong("at_ms")),
                row.getString("currency"),
                row.getString("kind"),
                micros(row.getString("mrrBefore")),
                micros(row.getString("mrrAfter")),
                reporting == null ? null : Long.valueOf(micros(reporting)));
    }

    private static long micros(String amount) {
        return new BigDecimal(amount).movePointRight(MICRO_DIGITS).longValueExact();
    }

    /** Adds to the differences, once the outcomes are recomputed. */
    void compare() {
        database.run(Step.GRADES);
    }

    /** Returns how many were compared, published or recomputed. */
    long count() {
        return database.number("SELECT count(*) FROM grade_pair");
    }
}
