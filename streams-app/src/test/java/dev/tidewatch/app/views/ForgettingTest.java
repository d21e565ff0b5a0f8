package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Views that keep two months only, read in May. */
@Timeout(60)
class ForgettingTest {

    private static final Instant MARCH = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-10T00:00:00Z");

    private final PublishedOutputs outputs = new PublishedOutputs();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void shouldDropWhatIsOlderThanTheMonthsThatAreKept() throws InterruptedException {
        publish();
        outputs.keep(2);
        try (Views views = read()) {
            assertThat(views.keptFrom()).contains(LocalDate.parse("2026-04-01"));
            assertThat(days(views, "all")).containsExactly("2026-04-01", "2026-05-09", "live");
            assertThat(views.metrics().segments()).containsExactly("all", "cohort=2026-04");
            assertThat(days(views, "cohort=2026-03")).isEmpty();
            assertThat(views.cohorts().rows("all", cohort -> true))
                    .extracting(CohortRetention::getCohort)
                    .containsExactly("2026-04", "2026-Q2");
        }
    }

    @Test
    void shouldDropSettledAlertsAndKeepOpenOnesAndMovements() throws InterruptedException {
        publish();
        outputs.keep(2);
        try (Views views = read()) {
            assertThat(views.alerts().revisions("ann")).isEmpty();
            assertThat(views.alerts().revisions("bob"))
                    .extracting(RiskAlert::getAlertId)
                    .containsExactly("open");
            assertThat(views.alerts().open(alert -> true, 9)).hasSize(1);
            assertThat(views.movements().revisions("ann")).hasSize(1);
        }
    }

    @Test
    void shouldKeepAllWhereNothingIsSaid() throws InterruptedException {
        publish();
        try (Views views = read()) {
            assertThat(views.keptFrom()).isEmpty();
            assertThat(days(views, "all")).containsExactly("2026-03-09", "2026-04-01", "2026-05-09", "live");
            assertThat(views.cohorts().rows("all", cohort -> true)).hasSize(4);
            assertThat(views.alerts().revisions("ann")).hasSize(2);
        }
    }

    private void publish() {
        for (String day : List.of("2026-03-09", "2026-04-01", "2026-05-09")) {
            outputs.row("all", "P30D", LocalDate.parse(day), MAY);
        }
        outputs.row("all", "P30D", null, MAY);
        outputs.row("cohort=2026-03", "P30D", LocalDate.parse("2026-04-30"), MAY);
        outputs.row("cohort=2026-03", "P30D", null, MAY);
        outputs.row("cohort=2026-04", "P30D", null, MAY);
        for (String cohort : List.of("2026-03", "2026-04", "2026-Q1", "2026-Q2")) {
            outputs.cohort(cohort, 0, LocalDate.parse("2026-04-30"));
        }
        outputs.alert("ann", "settled", 0, MARCH);
        outputs.alert(OutputSamples.alertOf("ann", "settled", MARCH)
                .setRevision(1)
                .setState(AlertState.RESOLVED)
                .build());
        outputs.alert("bob", "open", 0, MARCH);
        outputs.movement(OutputSamples.movementOf("ann", "pro", MARCH).build());
    }

    private Views read() throws InterruptedException {
        Views views = outputs.read(directory);
        while (!views.areCaughtUp()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return views;
    }

    private static List<String> days(Views views, String segment) {
        List<String> days = new ArrayList<>();
        views.metrics().rows(new MetricView.Rows(segment, "P30D", null, null), "", (RetentionMetrics row) -> {
            days.add(row.getLive() ? "live" : row.getDay().toString());
            return true;
        });
        return days;
    }
}
