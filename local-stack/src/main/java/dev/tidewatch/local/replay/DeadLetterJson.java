package dev.tidewatch.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A dead letter as a JSON value: its headers as text, the refused bytes as Base64. */
final class DeadLetterJson {

    static final String SOURCE_TOPIC = "__streams.errors.topic";
    static final String SOURCE_PARTITION = "__streams.errors.partition";
    static final String SOURCE_OFFSET = "__streams.errors.offset";
    static final String REASON = "tidewatch.reason";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterJson() {}

    static String of(ConsumerRecord<byte[], byte[]> letter) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode headers = json.putObject("headers");
        for (Header header : letter.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        json.put("bytes", letter.value());
        return json.toString();
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
