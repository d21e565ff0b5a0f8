package dev.tidewatch.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.state.TaskClock;
import dev.tidewatch.stream.names.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code processing-order.jsonl}: in which order each task took its records, without which {@code verify} could not compute its
 * alerts. Each line is a part, as {@code ProcessingOrder.avsc} has it; the parts of one partition follow each other.
 */
final class OrderFile {

    static final String NAME = "processing-order.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputReader reader;
    private final Topics topics;

    OrderFile(OutputReader reader, Topics topics) {
        this.reader = reader;
        this.topics = topics;
    }

    void write(Path directory) {
        Path file = directory.resolve(NAME);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            StateCodec<Control> control = StateCodec.control();
            reader.readAll(
                    topics.control(),
                    record -> write(
                            record.partition(), control.decode(record.value()).getOrder(), out));
            for (Map.Entry<Integer, ProcessingOrder> last : lastParts().entrySet()) {
                write(last.getKey(), last.getValue(), out);
            }
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns what was not told to the control topic yet, by partition. */
    private Map<Integer, ProcessingOrder> lastParts() {
        StateCodec<TaskClock> clocks = StateCodec.taskClock();
        Map<Integer, ProcessingOrder> parts = new TreeMap<>();
        reader.readAll(topics.taskClocks(), record -> {
            ProcessingOrder part = record.value() == null
                    ? null
                    : clocks.decode(record.value()).getOrder();
            if (part != null) {
                parts.put(record.partition(), part);
            }
        });
        return parts;
    }

    private static void write(int partition, @Nullable ProcessingOrder part, BufferedWriter out) throws IOException {
        if (part != null) {
            byte[] runs = new byte[part.getRuns().remaining()];
            part.getRuns().duplicate().get(runs);
            ObjectNode line = JSON.createObjectNode();
            line.put("partition", partition).put("before", part.getBefore()).put("runs", runs);
            out.write(line.toString());
            out.newLine();
        }
    }
}
