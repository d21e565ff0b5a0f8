package dev.tidewatch.oracle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.WholeOrder;
import dev.tidewatch.state.ProcessingOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a live task: the parts in the control topic up to a moment, and the one that the task's state had then. */
class ControlOrdersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final LogPartition CONTROL = new LogPartition(LogPartition.CONTROL, 0);

    static {
        TrustedRecords.trust();
    }

    private final Path directory;

    ControlOrdersTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldEndWithWhatTheStateHasWhateverWasWrittenLater() throws Exception {
        control(
                ControlMessage.mark(NOW, true, part(0, 0, 3)),
                ControlMessage.advance(NOW),
                ControlMessage.order(part(3, 6, 1)),
                ControlMessage.mark(NOW, true, part(4, 2, 5)),
                ControlMessage.mark(NOW, true, part(9, 6, 1)));

        assertThat(whole(orders(part(4, 2, 2)))).containsExactly(new Run(0, 3), new Run(6, 1), new Run(2, 2));
    }

    @Test
    void shouldSayWhatIsMissingWhenTheStateIsFartherThanTheTopic() throws Exception {
        control(ControlMessage.mark(NOW, true, part(0, 0, 3)));

        assertThatThrownBy(() -> whole(orders(part(4, 2, 2)))).hasMessageContaining("3 records where it must have 4");
    }

    @Test
    void shouldSayWhereThePartitionBeginsOfWhichRecordsWereDeleted() {
        ControlOrders orders = new ControlOrders(directory, Map.of(), Map.of(), Map.of(new LogPartition(3, 0), 17L));

        assertThatThrownBy(() -> orders.of(0)).hasMessage("the records of usage-events before offset 17 were deleted");
    }

    @Test
    void shouldKnowHowFarTheTaskWasBeforeTheAlertsWereRead() {
        ControlOrders orders = orders(part(4, 2, 2));

        assertThat(orders.takenBeforeAlerts(0)).isEqualTo(6);
        assertThat(orders.takenBeforeAlerts(1)).isZero();
    }

    private ControlOrders orders(ProcessingOrder last) {
        return new ControlOrders(directory, Map.of(0, last), Map.of(0, last), Map.of());
    }

    private void control(byte[]... messages) throws IOException {
        try (LogFile.Writer log = new LogFile.Writer(CONTROL.file(directory))) {
            for (int offset = 0; offset < messages.length; offset++) {
                log.add(new LogRecord(offset, null, messages[offset]));
            }
        }
    }

    private static List<Run> whole(ControlOrders orders) throws IOException, CannotRecompute {
        List<Run> whole = new ArrayList<>();
        try (WholeOrder order = new WholeOrder(orders.of(0))) {
            for (List<Run> runs = order.next(); runs != null; runs = order.next()) {
                whole.addAll(runs);
            }
        }
        return whole;
    }

    private static ProcessingOrder part(long before, int input, int count) {
        return new ProcessingOrder(before, ByteBuffer.wrap(new byte[] {(byte) input, (byte) count}));
    }
}
