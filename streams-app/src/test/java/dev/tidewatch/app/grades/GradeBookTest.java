package dev.tidewatch.app.grades;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.OutputSamples;
import dev.tidewatch.app.views.PublishedOutputs;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Recall;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GradeBookTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T10:00:00Z");
    private static final int END_OF_APRIL =
            Math.toIntExact(LocalDate.of(2026, 4, 30).toEpochDay());
    private static final Settings SETTINGS = Settings.of(new SettingLayers());

    private final PublishedOutputs outputs = new PublishedOutputs();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void shouldGradeByTheOutcomesAndMovementsThatHold() throws InterruptedException {
        outputs.movement(began("ann"));
        outputs.movement(left("ann", 0, false));
        outputs.movement(began("bob"));
        outputs.movement(left("bob", 0, false));
        outputs.movement(began("cid"));
        outputs.movement(left("cid", 0, false));
        outputs.movement(left("cid", 1, true));
        outcome("ann", MARCH.plusSeconds(60));

        try (Views views = read()) {
            List<Grade> grades = new GradeBook(views, SETTINGS).of(Window.P30D, END_OF_APRIL);

            assertThat(grades).hasSize(1);
            assertThat(grades.get(0).recall()).isEqualTo(new Recall(2, 1, 1, 20_000_000, 10_000_000));
            assertThat(grades.get(0).ground().customerDays()).isEqualTo(30);
        }
    }

    @Test
    void shouldGiveAnAnswerAgainForTwentyTimesAsLongAsItTook() throws InterruptedException {
        outputs.movement(began("ann"));
        outputs.movement(left("ann", 0, false));
        Iterator<Long> looks =
                List.of(0L, 10L, 209L, 210L, 300L, 300L, 300L, 300L).iterator();

        try (Views views = read()) {
            GradeBook book = new GradeBook(views, SETTINGS, looks::next);
            List<Grade> first = book.of(Window.P30D, END_OF_APRIL);

            assertThat(book.of(Window.P30D, END_OF_APRIL)).isSameAs(first);
            assertThat(book.of(Window.P30D, END_OF_APRIL)).isNotSameAs(first).isEqualTo(first);
            assertThat(book.of(Window.P7D, END_OF_APRIL)).isEmpty();
        }
    }

    private void outcome(String customer, Instant raisedAt) {
        Warning warning = new Warning(
                AlertKind.AT_RISK,
                raisedAt,
                raisedAt.plus(Duration.ofDays(90)),
                new BigDecimal("60.000000"),
                10_000_000,
                false,
                false);
        Outcome outcome = new Outcome(warning, Result.CHURNED, APRIL, 10_000_000L);
        outputs.outcome(OutcomeMapping.key(customer, outcome), new OutcomeMapping("USD").toAvro(customer, outcome));
    }

    private static MrrMovement began(String customer) {
        return OutputSamples.movementOf(customer, "pro", MARCH).build();
    }

    private static MrrMovement left(String customer, long revision, boolean voided) {
        BigDecimal nothing = new BigDecimal("0.000000");
        BigDecimal mrr = new BigDecimal("10.000000");
        return OutputSamples.movementOf(customer, "pro", APRIL)
                .setRevision(revision)
                .setVoided(voided)
                .setKind(MovementKind.CHURN)
                .setMrrBefore(mrr)
                .setMrrAfter(nothing)
                .setAmount(mrr.negate())
                .setReportingAmount(mrr.negate())
                .setLines(List.of())
                .build();
    }

    private Views read() throws InterruptedException {
        Views views = outputs.read(directory);
        while (!views.areCaughtUp()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return views;
    }
}
