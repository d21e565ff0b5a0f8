package dev.tidewatch.oracle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.TaskOrders;
import dev.tidewatch.oracle.alerts.order.WholeOrder;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order is known whole or not at all. */
class TaskOrdersTest {

    private final Path directory;

    TaskOrdersTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldPutThePartsOfATaskTogether() throws Exception {
        Path file = Files.write(
                directory.resolve("processing-order.jsonl"),
                List.of(
                        "{\"partition\":1,\"before\":0,\"runs\":\"AAM=\"}",
                        "{\"partition\":0,\"before\":0,\"runs\":\"BgE=\"}",
                        "{\"partition\":1,\"before\":3,\"runs\":\"AgEAAg==\"}"));

        TaskOrders orders = TaskOrders.in(file);

        assertThat(whole(orders, 1)).containsExactly(new Run(0, 3), new Run(2, 1), new Run(0, 2));
        assertThat(whole(orders, 0)).containsExactly(new Run(6, 1));
    }

    @Test
    void shouldSayWhatIsMissingWhenAPartIsGone() {
        TaskOrders orders = new TaskOrders();
        orders.add(0, part(0, 0, 3));
        orders.add(0, part(4, 1, 1));

        assertThatThrownBy(() -> whole(orders, 0)).hasMessageContaining("3 records where it must have 4");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheOrderEndsBeforeTheLog() throws IOException {
        try (LogFile.Writer log = new LogFile.Writer(new LogPartition(2, 0).file(directory))) {
            log.add(new LogRecord(0, null, null));
        }

        assertThatThrownBy(() -> replay(List.of())).hasMessageContaining("ends before the records of billing-events");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheLogEndsBeforeTheOrder() {
        assertThatThrownBy(() -> replay(List.of(new Run(1, 1))))
                .hasMessageContaining("more records of customer-events than the log");
    }

    private void replay(List<Run> order) throws IOException, CannotRecompute {
        Path noLetters = Files.createFile(directory.resolve("dead-letters.jsonl"));
        LogCopy copy = new LogCopy(directory, List.of(), Refused.in(noLetters, ""), partition -> Long.MAX_VALUE);
        TaskOrders orders = new TaskOrders();
        long before = 0;
        for (Run run : order) {
            orders.add(0, part(before, run.input(), (int) run.count()));
            before += run.count();
        }
        TaskReplay task = new TaskReplay(
                Settings.of(new SettingLayers()).policy(), ClockMode.EVENT, copy.refused(), (customer, alert) -> {});
        try (OrderedLog log = new OrderedLog(copy, 0)) {
            log.handTo(task, new WholeOrder(orders.of(0)));
        }
    }

    private static List<Run> whole(TaskOrders orders, int partition) throws IOException, CannotRecompute {
        List<Run> whole = new ArrayList<>();
        WholeOrder order = new WholeOrder(orders.of(partition));
        for (List<Run> runs = order.next(); runs != null; runs = order.next()) {
            whole.addAll(runs);
        }
        return whole;
    }

    private static ProcessingOrder part(long before, int input, int count) {
        return new ProcessingOrder(before, ByteBuffer.wrap(new byte[] {(byte) input, (byte) count}));
    }
}
