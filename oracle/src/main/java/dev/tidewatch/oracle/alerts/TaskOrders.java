package dev.tidewatch.oracle.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.avro.order.RunLengths;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which order each task took its records, put together of the parts in which it was written. */
final class TaskOrders {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, List<Part>> parts = new HashMap<>();

    /**
     * A part of an order.
     *
     * @param before how many records the task had taken before; negative if that is not known
     */
    private record Part(long before, List<Run> runs) {}

    /** Those that {@code replay} wrote; of a file that is not there, none. */
    static TaskOrders in(Path file) throws IOException {
        TaskOrders orders = new TaskOrders();
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode part = JSON.readTree(line);
                    orders.add(
                            part.path("partition").asInt(),
                            part.path("before").asLong(),
                            ByteBuffer.wrap(part.path("runs").binaryValue()));
                }
            }
        }
        return orders;
    }

    /** Parts of one partition are added in their order. */
    void add(int partition, long before, ByteBuffer runs) {
        parts.computeIfAbsent(partition, unknown -> new ArrayList<>()).add(new Part(before, RunLengths.decode(runs)));
    }

    /** The whole order of one task, from its first record on. */
    List<Run> of(int partition) throws CannotRecompute {
        List<Run> order = new ArrayList<>();
        long taken = 0;
        for (Part part : parts.getOrDefault(partition, List.of())) {
            if (part.before() < 0) {
                throw new CannotRecompute("the state of the task is older than the order in which it takes records");
            }
            if (part.before() != taken) {
                throw new CannotRecompute("the order has " + taken + " records where it must have " + part.before()
                        + ": a part of the control topic is gone");
            }
            order.addAll(part.runs());
            taken += part.runs().stream().mapToLong(Run::count).sum();
        }
        return order;
    }
}
