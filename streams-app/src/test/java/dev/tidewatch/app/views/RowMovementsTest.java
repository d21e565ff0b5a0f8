package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.explain.Explained;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of corrected movements an explanation adds up the newest revision that the row has. */
@Timeout(60)
class RowMovementsTest {

    private static final Instant AT = Instant.parse("2026-03-10T08:00:00Z");
    private static final Question MRR = new Question(Metric.named("mrr").orElseThrow(), Segment.ALL, Window.P30D, null);

    private final PublishedOutputs outputs = new PublishedOutputs();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void shouldAddUpTheNewestRevisionThatTheRowHas() throws InterruptedException {
        publish();
        assertThat(explained(2).figures().mrr()).as("ann 10, bob 10").isEqualTo(20_000_000);
        assertThat(explained(3).figures().mrr()).as("ann 70, bob 10").isEqualTo(80_000_000);
        assertThat(explained(4).figures().mrr()).as("bob's is void").isEqualTo(70_000_000);
    }

    private void publish() {
        outputs.movement(OutputSamples.movementOf("ann", "pro", AT).build(), 1);
        outputs.movement(OutputSamples.movementOf("bob", "pro", AT).build(), 2);
        BigDecimal more = new BigDecimal("70.000000");
        var corrected = OutputSamples.movementOf("ann", "pro", AT).setRevision(1);
        corrected.getLines().get(0).setAfter(more);
        outputs.movement(
                corrected
                        .setMrrAfter(more)
                        .setAmount(more)
                        .setReportingAmount(more)
                        .build(),
                3);
        outputs.movement(
                OutputSamples.movementOf("bob", "pro", AT)
                        .setRevision(1)
                        .setVoided(true)
                        .build(),
                4);
    }

    private Explained explained(long number) throws InterruptedException {
        outputs.liveRow("P30D", AT.plusSeconds(60), number);
        try (Views views = outputs.read(directory.resolve(String.valueOf(number)))) {
            while (!views.areCaughtUp()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return Explained.of(MRR, views.explaining(MRR), 9);
        }
    }
}
