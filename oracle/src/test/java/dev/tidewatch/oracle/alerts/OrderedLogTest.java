package dev.tidewatch.oracle.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.TaskOrders;
import dev.tidewatch.oracle.alerts.order.WholeOrder;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.stream.plan.ClockMode;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task's records are handed over as the task took them. */
class OrderedLogTest {

    private static final int CUSTOMERS = 1;
    private static final int USES = 3;
    private static final Deserializer<Incoming> NONE = (topic, bytes) -> Incoming.Order.KEPT;
    private static final Deserializer<Incoming> USE = (topic, bytes) -> used();

    static {
        TrustedRecords.trust();
    }

    private final Path directory;
    private final Refused nothing;
    private final TaskReplay task;

    OrderedLogTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        nothing = Refused.in(Files.createFile(directory.resolve("dead-letters.jsonl")), "");
        task = new TaskReplay(
                Settings.of(new SettingLayers()).policy(), ClockMode.WALL, nothing, (customer, alert) -> {});
    }

    @Test
    void shouldForgetACustomerThatIsErasedAndStillCompareIt() throws Exception {
        log(USES, new byte[0]);

        handOver(0, USES, 1);
        assertThat(task.customers().get("gone")).isNotEqualTo(CustomerState.EMPTY);
        log(CUSTOMERS, new byte[][] {null});
        handOver(0, USES, 1, CUSTOMERS, 1);

        assertThat(task.customers().get("gone")).isEqualTo(CustomerState.EMPTY);
        assertThat(task.customers().met()).containsExactly("gone");
    }

    @Test
    void shouldLeaveOutWhatTheTaskHasNotTakenYet() throws Exception {
        log(USES, new byte[0], new byte[0]);

        assertThat(handOver(1, USES, 1)).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsMissingWhenTheOrderEndsBeforeWhatWasProcessed() throws Exception {
        log(USES, new byte[0], new byte[0]);

        assertThatThrownBy(() -> handOver(2, USES, 1)).hasMessage("the order ends before the records of usage-events");
    }

    private void log(int input, byte[]... values) throws IOException {
        try (LogFile.Writer log = new LogFile.Writer(new LogPartition(input, 0).file(directory))) {
            for (int offset = 0; offset < values.length; offset++) {
                log.add(new LogRecord(offset, "gone".getBytes(UTF_8), values[offset]));
            }
        }
    }

    /** How many were taken of an order of runs. */
    private long handOver(long processed, int... runs) throws IOException, CannotRecompute {
        byte[] bytes = new byte[runs.length];
        for (int i = 0; i < runs.length; i++) {
            bytes[i] = (byte) runs[i];
        }
        TaskOrders orders = new TaskOrders();
        orders.add(0, new ProcessingOrder(0L, ByteBuffer.wrap(bytes)));
        try (IncomingDeserializer customers = new IncomingDeserializer(
                        InputRecord.CUSTOMER,
                        new MockSchemaRegistryClient(),
                        Map.of("schema.registry.url", "mock://never-asked"));
                OrderedLog log = new OrderedLog(
                        new LogCopy(directory, List.of(NONE, customers, NONE, USE), nothing, partition -> processed),
                        0)) {
            log.handTo(task, new WholeOrder(orders.of(0)));
            return log.taken();
        }
    }

    private static Incoming used() {
        Use use = new Use(Instant.parse("2026-03-01T00:00:00Z"), "export", 1, null);
        return new Incoming.Event("gone", new Usage("evt_1", use), 1, new byte[0]);
    }
}
