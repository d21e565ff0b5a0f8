package dev.tidewatch.oracle;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.oracle.material.Material;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recomputes everything from what was accepted, and holds it against what was published. */
final class Verification {

    private final Database database;
    private final Settings settings;
    private final Path work;
    private final PrintWriter err;

    /** @param work a directory for what is made on the way */
    Verification(Database database, Settings settings, Path work, PrintWriter err) {
        this.database = database;
        this.settings = settings;
        this.work = work;
        this.err = err;
    }

    /**
     * Holds what came of it.
     *
     * @param events accepted subscription events
     * @param movements compared, published or recomputed
     * @param rows of metrics and of cohorts compared, published or recomputed
     * @param alerts their revisions compared, published or recomputed
     * @param outcomes of alerts compared, published or recomputed
     * @param grades of a kind and rule over a window compared, told or recomputed
     * @param notCompared in sentences
     */
    record Result(
            long events,
            long movements,
            long rows,
            long alerts,
            long outcomes,
            long grades,
            Differences differences,
            List<String> notCompared) {}

    Result of(Material material) {
        Profile profile = settings.profile();
        Given given = new Given(database);
        database.run(Step.MACROS);
        database.run(Step.INPUTS);
        given.settings(profile);
        given.outcomes(settings.policy().risk());
        given.clocks(material.clocks(), material.asOf(), material.live());
        Inputs inputs = new Inputs(database, err);
        inputs.arrivals(material.inputs());
        inputs.letters(material.outputs().deadLetters(), settings.topics().prefix());
        database.run(Step.ACCEPTED);
        given.calendar(profile, material.clocks());
        recompute();
        compare(material.outputs());
        long alerts = alerts(material);
        database.set("outcomes", material.outputs().outcomes());
        GradeComparison grades =
                new GradeComparison(database, profile, settings.policy().risk());
        grades.grade(material.outputs().outcomes(), work.resolve("alert-grades.jsonl"));
        database.run(Step.OUTCOMES);
        grades.compare();
        return result(material, alerts, grades.count());
    }

    private long alerts(Material material) {
        AlertComparison comparison = new AlertComparison(database);
        comparison.of(material.outputs().alerts(), material.alerts(), material.alertsEnd());
        return comparison.count();
    }

    private void recompute() {
        try (Progress progress = Progress.of("Recomputing", Step.RECOMPUTATION.size(), err)) {
            for (int done = 0; done < Step.RECOMPUTATION.size(); done++) {
                database.run(Step.RECOMPUTATION.get(done));
                progress.at(done + 1);
            }
        }
    }

    private void compare(Material.Outputs outputs) {
        try (Progress progress = Progress.of("Comparing", 1, err)) {
            compare(outputs, database);
            progress.at(1);
        }
    }

    /** Holds what was recomputed against what was published. */
    static void compare(Material.Outputs outputs, Database database) {
        database.set("movements", outputs.movements());
        database.set("metrics", outputs.metrics());
        database.set("cohorts", outputs.cohorts());
        database.run(Step.PUBLISHED);
        database.run(Step.COMPARE);
        if (Files.exists(outputs.health())) {
            database.set("health", outputs.health());
            database.run(Step.RFM);
        }
    }

    private Result result(Material material, long alerts, long grades) {
        return new Result(
                database.number("SELECT count(*) FROM event"),
                database.number(distinct("movement_id", "holding", "movement")),
                database.number(distinct("key", "published_figure", "figure"))
                        + database.number(distinct("key", "published_cohort", "cohort_row")),
                alerts,
                database.number("SELECT count(*) FROM outcome_pair"),
                grades,
                Differences.of(database),
                notCompared(material));
    }

    private List<String> notCompared(Material material) {
        List<String> notCompared = new ArrayList<>(material.notCompared());
        long older = database.number("SELECT count(*) FROM outcome_pair WHERE is_older");
        if (older > 0) {
            notCompared.add("outcomes of " + older + " alerts that were raised before the first outcome there is");
        }
        return notCompared;
    }

    private static String distinct(String key, String left, String right) {
        return "SELECT count(*) FROM (SELECT " + key + " FROM " + left + " UNION SELECT " + key + " FROM " + right
                + ")";
    }
}
