package dev.tidewatch.oracle.alerts.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.state.ProcessingOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders that {@code replay} wrote, in memory. */
public final class TaskOrders implements Orders {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, List<OrderPart>> parts = new HashMap<>();

    /** Reads the orders of a file; of one that is not there, none. */
    public static TaskOrders in(Path file) throws IOException {
        TaskOrders orders = new TaskOrders();
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode part = JSON.readTree(line);
                    ByteBuffer runs = ByteBuffer.wrap(part.path("runs").binaryValue());
                    orders.add(
                            part.path("partition").asInt(),
                            new ProcessingOrder(part.path("before").asLong(), runs));
                }
            }
        }
        return orders;
    }

    /** Parts of one partition are added in their order. */
    public void add(int partition, ProcessingOrder part) {
        parts.computeIfAbsent(partition, unknown -> new ArrayList<>()).add(new OrderPart(part));
    }

    @Override
    public OrderParts of(int partition) {
        Iterator<OrderPart> left = parts.getOrDefault(partition, List.of()).iterator();
        return new OrderParts() {
            @Override
            public @Nullable OrderPart next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    /** A replay is read when it has ended. */
    @Override
    public long takenBeforeAlerts(int partition) {
        return Long.MAX_VALUE;
    }
}
