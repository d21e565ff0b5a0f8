package dev.tidewatch.app.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A dead letter as a JSON value: its headers as text, the refused bytes as Base64. */
public final class DeadLetterJson {

    public static final String SOURCE_TOPIC = "__streams.errors.topic";
    public static final String SOURCE_PARTITION = "__streams.errors.partition";
    public static final String SOURCE_OFFSET = "__streams.errors.offset";
    public static final String REASON = "tidewatch.reason";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterJson() {}

    public static String of(ConsumerRecord<byte[], byte[]> letter) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode headers = json.putObject("headers");
        for (Header header : letter.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        json.put("bytes", letter.value());
        return json.toString();
    }

    /** Its text; empty if there is none. */
    public static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
