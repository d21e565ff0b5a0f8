package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.OutcomeKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeViewTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant JUNE = MARCH.plus(Duration.ofDays(90));
    private static final OutcomeMapping MAPPING = new OutcomeMapping("USD");

    private final PublishedOutputs outputs = new PublishedOutputs();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void shouldHaveTheNewestOutcomeOfEachAlertOfCustomersThatAreNotForgotten() throws InterruptedException {
        Outcome churned = outcome(Result.CHURNED, MARCH.plus(Duration.ofDays(3)), 7_000_000L);
        publish("ann", outcome(Result.OPEN, null, null));
        publish("ann", churned);
        publish("bob", outcome(Result.OPEN, null, null));
        outputs.outcome(key("bob"), null);

        try (Views views = outputs.read(directory)) {
            while (!views.areCaughtUp()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(views.outcomes().alerts()).containsExactly(new GradedAlert("ann", null, churned));
        }
    }

    @Test
    void shouldLeaveOutWhatThisVersionDoesNotKnow() throws InterruptedException {
        outputs.outcome(key("ann"), unknown());
        publish("bob", outcome(Result.KEPT, JUNE, null));

        try (Views views = outputs.read(directory)) {
            while (!views.areCaughtUp()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(views.outcomes().alerts())
                    .extracting(GradedAlert::customerId)
                    .containsExactly("bob");
        }
    }

    private static AlertOutcome unknown() {
        AlertOutcome published = MAPPING.toAvro("ann", outcome(Result.OPEN, null, null));
        published.setOutcome(OutcomeKind.UNKNOWN);
        return published;
    }

    private void publish(String customer, Outcome outcome) {
        outputs.outcome(key(customer), MAPPING.toAvro(customer, outcome));
    }

    private static String key(String customer) {
        return OutcomeMapping.key(customer, outcome(Result.OPEN, null, null));
    }

    private static Outcome outcome(Result result, @Nullable Instant at, @Nullable Long lost) {
        Warning warning =
                new Warning(AlertKind.AT_RISK, MARCH, JUNE, new BigDecimal("60.000000"), 7_000_000, true, true);
        return new Outcome(warning, result, at, lost);
    }
}
