package dev.tidewatch.it.released;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.it.released.StateFixture.Position;
import dev.tidewatch.it.released.StateFixture.RegisteredText;
import dev.tidewatch.it.released.StateFixture.TopicShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A {@link StateFixture} as JSON Lines, compressed. Bytes are hexadecimal: gzip finds in it what repeats, in base64 it does not. */
final class FixtureFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private String version = "";
    private int phases;
    private final List<RegisteredText> schemas = new ArrayList<>();
    private final List<TopicShape> topics = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, Position> positions = new TreeMap<>(FixtureFile::compare);
    private final List<Fed> fed = new ArrayList<>();

    private FixtureFile() {}

    static StateFixture read(InputStream compressed) throws IOException {
        FixtureFile file = new FixtureFile();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.add(JSON.readTree(line));
            }
        }
        return new StateFixture(
                file.version, file.phases, file.schemas, file.topics, file.records, file.positions, file.fed);
    }

    static void write(StateFixture fixture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (ObjectNode line : lines(fixture)) {
                out.write(line + "\n");
            }
        }
    }

    static int compare(TopicPartition one, TopicPartition other) {
        int byTopic = one.topic().compareTo(other.topic());
        return byTopic != 0 ? byTopic : Integer.compare(one.partition(), other.partition());
    }

    private static List<ObjectNode> lines(StateFixture fixture) {
        List<ObjectNode> lines = new ArrayList<>();
        lines.add(line("release").put("version", fixture.version()).put("phases", fixture.phases()));
        for (RegisteredText schema : fixture.schemas()) {
            lines.add(line("schema")
                    .put("id", schema.id())
                    .put("subject", schema.subject())
                    .put("schema", schema.schema()));
        }
        for (TopicShape topic : fixture.topics()) {
            ObjectNode line = line("topic").put("topic", topic.name()).put("partitions", topic.partitions());
            topic.configs().forEach(line.putObject("configs")::put);
            lines.add(line);
        }
        fixture.records().forEach(record -> lines.add(line(record)));
        fixture.positions()
                .forEach((place, position) -> lines.add(line("position")
                        .put("topic", place.topic())
                        .put("partition", place.partition())
                        .put("records", position.records())
                        .put("metadata", position.metadata())));
        for (Fed fed : fixture.fed()) {
            ObjectNode line = line("fed").put("phase", fed.phase()).put("topic", fed.to());
            lines.add(content(line.put("partition", fed.partition()), fed.timestamp(), fed.key(), fed.value()));
        }
        return lines;
    }

    private static ObjectNode line(ProducerRecord<byte[], byte[]> record) {
        ObjectNode line = line("record").put("topic", record.topic()).put("partition", record.partition());
        content(line, record.timestamp(), record.key(), record.value());
        ArrayNode headers = JSON.createArrayNode();
        for (Header header : record.headers()) {
            headers.addObject().put("name", header.key()).put("value", hex(header.value()));
        }
        return headers.isEmpty() ? line : line.set("headers", headers);
    }

    private static ObjectNode content(ObjectNode line, long timestamp, byte[] key, byte[] value) {
        return line.put("timestamp", timestamp).put("key", hex(key)).put("value", hex(value));
    }

    private void add(JsonNode line) {
        String topic = line.path("topic").asText();
        int partition = line.path("partition").asInt();
        switch (line.get("kind").asText()) {
            case "release" -> {
                version = line.get("version").asText();
                phases = line.get("phases").asInt();
            }
            case "schema" ->
                schemas.add(new RegisteredText(
                        line.get("id").asInt(),
                        line.get("subject").asText(),
                        line.get("schema").asText()));
            case "topic" ->
                topics.add(new TopicShape(
                        topic,
                        line.get("partitions").asInt(),
                        JSON.convertValue(
                                line.get("configs"),
                                JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class))));
            case "record" -> records.add(record(topic, partition, line));
            case "position" ->
                positions.put(
                        new TopicPartition(topic, partition),
                        new Position(
                                line.get("records").asLong(),
                                line.get("metadata").asText()));
            case "fed" ->
                fed.add(new Fed(
                        line.get("phase").asInt(),
                        topic,
                        partition,
                        line.get("timestamp").asLong(),
                        bytes(line.get("key")),
                        bytes(line.get("value"))));
            default -> throw new IllegalArgumentException(line.toString());
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, JsonNode line) {
        List<Header> headers = new ArrayList<>();
        line.path("headers")
                .forEach(header ->
                        headers.add(new RecordHeader(header.get("name").asText(), bytes(header.get("value")))));
        long timestamp = line.get("timestamp").asLong();
        return new ProducerRecord<>(
                topic, partition, timestamp, bytes(line.get("key")), bytes(line.get("value")), headers);
    }

    private static ObjectNode line(String kind) {
        return JSON.createObjectNode().put("kind", kind);
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? null : HEX.formatHex(bytes);
    }

    private static byte[] bytes(JsonNode hex) {
        return hex.isNull() ? null : HEX.parseHex(hex.asText());
    }
}
