package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cohorts are followed for as many months as the limits say. */
class CohortMonthsTopologyTest {

    @Test
    void shouldPublishNothingMoreOfACohortWhoseMonthsAreOver() {
        try (PipelineDriver pipeline = pipeline(2)) {
            assertThat(pipeline.metrics().keys())
                    .contains("cohort=2026-01|P1D|2026-02-14", "cohort=2026-02|P1D|2026-02-14");
            assertThat(cohorts(pipeline)).contains("2026-01|1|2026-02-14", "2026-Q1|0|2026-02-14");

            pipeline.passClock("2026-03-10T00:00:00Z");

            assertThat(pipeline.metrics().keys())
                    .contains("all|P1D|2026-03-09", "cohort=2026-02|P1D|2026-03-09", "cohort=2026-02|P1D|live")
                    .noneMatch(key -> key.startsWith("cohort=2026-01|"));
            assertThat(cohorts(pipeline))
                    .contains("2026-02|1|2026-03-09")
                    .noneMatch(row -> row.startsWith("2026-01|") || row.startsWith("2026-Q1|"));
        }
    }

    @Test
    void shouldFollowThemForEverWhereNothingIsSaid() {
        try (PipelineDriver pipeline = pipeline(Integer.MAX_VALUE)) {
            pipeline.metrics();
            cohorts(pipeline);
            pipeline.passClock("2036-03-10T00:00:00Z");

            assertThat(pipeline.metrics().keys()).contains("cohort=2026-01|P1D|2036-03-09");
            assertThat(cohorts(pipeline)).contains("2026-01|122|2036-03-09");
        }
    }

    /** One customer began in January, one in February; it is the 15th. */
    private static PipelineDriver pipeline(int months) {
        PipelineDriver pipeline =
                new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT, RowLimits.STANDARD.followingCohortsFor(months));
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "ann",
                aSubscription("ann", "2026-01-10T00:00:00Z").build());
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "bob",
                aSubscription("bob", "2026-02-10T00:00:00Z").build());
        pipeline.passClock("2026-02-15T00:00:00Z");
        return pipeline;
    }

    private static List<String> cohorts(PipelineDriver pipeline) {
        return pipeline.cohorts().stream()
                .filter(row -> row.getSegment().equals("all"))
                .map(CohortMonthsTopologyTest::said)
                .toList();
    }

    private static String said(CohortRetention row) {
        return row.getCohort() + "|" + row.getOffset() + "|" + row.getAsOfDay();
    }
}
