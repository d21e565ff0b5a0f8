package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.digest.Call;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.DigestReader;
import dev.tidewatch.app.digest.DigestSource;
import dev.tidewatch.app.digest.ReplayedTopics;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the digests of a replay beside what its files say to a reader of plain JSON. */
final class DigestAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPEN = Set.of("RAISED", "ESCALATED");

    private final Path directory;
    private final List<JsonNode> movements;
    private final ReplaySummary summary;
    private final Settings settings;

    private DigestAnswers(Path directory) throws IOException {
        this.directory = directory;
        this.movements = List.copyOf(new ReplayOutput(directory).remaining().values());
        this.summary = ReplaySummary.in(directory);
        this.settings = Settings.of(SettingLayers.of(summary.settings(), null, Map.of(), Map.of()));
    }

    /** Compares each day on which somebody left, and the last one. */
    static void equal(Path directory) throws IOException {
        DigestAnswers answers = new DigestAnswers(directory);
        Set<LocalDate> days = new TreeSet<>();
        answers.movements.stream()
                .filter(movement -> movement.get("kind").textValue().equals("CHURN"))
                .forEach(movement -> days.add(day(movement)));
        assertThat(days).isNotEmpty();
        try (DigestSource source = new Read(new ReplayedTopics(directory, answers.summary))) {
            DigestReader reader = new DigestReader(source, answers.settings);
            for (LocalDate day : days) {
                answers.equal(reader.of(day), day);
            }
            DailyDigest last = reader.of(null);
            answers.equal(last, LocalDate.of(2025, 12, 31));
            assertThat(last.graded().grades())
                    .isEqualTo(new ReplayedGrades(directory, answers.summary, answers.settings)
                            .of(Window.P90D, last.about().day())
                            .grades());
        }
    }

    private void equal(DailyDigest digest, LocalDate day) throws IOException {
        assertThat(digest.about().day()).isEqualTo(day);
        assertThat(digest.differences()).as(day.toString()).isEmpty();
        Set<String> left = new TreeSet<>();
        Map<String, BigDecimal> lost = new TreeMap<>();
        Set<String> unpriced = new TreeSet<>();
        BigDecimal moved = BigDecimal.ZERO;
        for (JsonNode movement : movements) {
            if (day(movement).equals(day)) {
                String customer = movement.get("customerId").textValue();
                String instant = customer + " " + movement.get("effectiveAt").textValue();
                BigDecimal amount = movement.hasNonNull("reportingAmount")
                        ? new BigDecimal(movement.get("reportingAmount").textValue())
                        : BigDecimal.ZERO;
                moved = moved.add(amount);
                if (movement.get("kind").textValue().equals("CHURN")) {
                    left.add(customer);
                    lost.merge(instant, amount.negate(), BigDecimal::add);
                    if (!movement.hasNonNull("reportingAmount")) {
                        unpriced.add(instant);
                    }
                }
            }
        }
        lost.keySet().removeAll(unpriced);
        assertThat(digest.lost()).extracting(customer -> customer.customerId()).containsOnlyOnceElementsOf(left);
        assertThat(digest.lost().stream()
                        .map(customer -> customer.booked() == null ? BigDecimal.ZERO : customer.booked())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("lost on %s", day)
                .isEqualByComparingTo(lost.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        if (digest.mrr().customers().withoutRate() == 0) {
            assertThat(digest.mrr()
                            .booked()
                            .end()
                            .subtract(digest.mrr().booked().start()))
                    .as("moved on %s", day)
                    .isEqualByComparingTo(moved);
        }
        assertThat(digest.calls()).extracting(Call::alertId).containsExactlyInAnyOrderElementsOf(open(day));
        assertThat(digest.calls())
                .extracting(call -> call.expectedLoss() == null ? BigDecimal.ONE.negate() : call.expectedLoss())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    /** Returns the ids of the alerts whose newest revision up to the end of the day was open. */
    private List<String> open(LocalDate day) throws IOException {
        Instant end = day.plusDays(1).atStartOfDay(settings.profile().zone()).toInstant();
        Map<String, JsonNode> newest = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve("at-risk-alerts.jsonl"))) {
            JsonNode alert = JSON.readTree(line).get("value");
            if (!Instant.parse(alert.get("updatedAt").textValue()).isAfter(end)) {
                newest.put(alert.get("alertId").textValue(), alert);
            }
        }
        List<String> open = new ArrayList<>();
        newest.forEach((id, alert) -> {
            if (OPEN.contains(alert.get("state").textValue())) {
                open.add(id);
            }
        });
        return open;
    }

    private static LocalDate day(JsonNode movement) {
        return LocalDate.parse(movement.get("effectiveDay").textValue());
    }

    /** Reads once, however many days are asked for. */
    private record Read(Outputs outputs, DigestSource files) implements DigestSource {

        private Read(DigestSource files) {
            this(new ReadOutputs(files.outputs()), files);
        }

        @Override
        public void alerts(AlertReceiver receiver) {
            files.alerts(receiver);
        }

        @Override
        public List<GradedAlert> outcomes() {
            return files.outcomes();
        }

        @Override
        public void close() {
            files.close();
        }
    }
}
