package dev.tidewatch.app.explain;

import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayDirectoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    @BeforeAll
    static void trustTheRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldHandOverEachCustomerWithItsRecordsAsTheyWere() throws IOException {
        write("retention-metrics");
        write("mrr-movements", movementLine("a"), movementLine("b"));
        List<MrrMovement> read = new ArrayList<>();

        outputs().customers(MovementsTold.ALL, customer -> read.addAll(customer.holding()));

        assertThat(read).containsExactly(movement("a"), movement("b"));
    }

    @Test
    void shouldExplainTheRowOfTheFiles() throws IOException {
        write("retention-metrics", rowLine("all", "4"), rowLine("plan=pro", "300"));
        write("mrr-movements", movementLine("a"), movementLine("b"), movementLine("c"));

        assertThat(explained("plan=pro", DAY).agrees()).isTrue();
        assertThat(explained("all", DAY).agrees()).isFalse();
    }

    @Test
    void shouldNameWhatThereIsWhenTheRowIsNot() throws IOException {
        write("retention-metrics", rowLine("all", "4"), rowLine("plan=pro", "300"), rowLine("plan=team", "1"));
        write("mrr-movements");

        assertThatThrownBy(() -> explained("plan=prox", DAY))
                .isInstanceOf(UserError.class)
                .hasMessage("retention-metrics has no segment plan=prox; did you mean plan=pro?"
                        + " It has plan=pro, plan=team");
        assertThatThrownBy(() -> explained("colour=red", DAY))
                .hasMessage("retention-metrics has no segment colour=red. It has all, plan=..");
        assertThatThrownBy(() -> explained("all", DAY.plusDays(1)))
                .hasMessage("all over P30D has no row of 2026-03-11; it has days from 2026-03-10 to 2026-03-10");
    }

    @Test
    void shouldSayWhichLineIsOutOfOrder() throws IOException {
        write("retention-metrics");
        write("mrr-movements", movementLine("b"), movementLine("a"));

        assertThatThrownBy(() -> outputs().customers(MovementsTold.ALL, customer -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mrr-movements.jsonl:2: key a comes after b");
    }

    @Test
    void shouldSayWhatTheDirectoryLacks() {
        assertThatThrownBy(this::outputs)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("retention-metrics.jsonl: no such file; --replay takes the directory");
    }

    private Explained explained(String segment, LocalDate day) {
        Question question = new Question(Figure.MRR, Segment.ofKey(segment).orElseThrow(), Window.P30D, day);
        return Explained.of(question, outputs(), 20);
    }

    private ReplayDirectory outputs() {
        return ReplayDirectory.at(directory);
    }

    private void write(String topic, String... lines) throws IOException {
        Files.write(directory.resolve(topic + ".jsonl"), Arrays.asList(lines));
    }

    private static String rowLine(String segment, String mrr) {
        RetentionMetrics row = Published.row(Segment.ofKey(segment).orElseThrow(), Window.P30D, DAY);
        row.setMrr(new BigDecimal(mrr).setScale(6));
        return line("retention-metrics", segment + "|P30D|" + DAY, row);
    }

    private static String movementLine(String customer) {
        return line("mrr-movements", customer, movement(customer));
    }

    private static MrrMovement movement(String customer) {
        return Published.of(customer, aLedger().with(aSnapshot().build()), Profile.TIDEWATCH)
                .holding()
                .get(0);
    }

    private static String line(String topic, String key, SpecificRecord value) {
        return "{\"topic\":\"" + topic + "\",\"key\":\"" + key + "\",\"value\":" + RecordJson.text(value) + "}";
    }
}
