package dev.tidewatch.app.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A dead letter as a JSON value: its headers as text, the refused bytes as Base64, and the record in them if there is one. */
public final class DeadLetterJson {

    public static final String SOURCE_TOPIC = "__streams.errors.topic";
    public static final String SOURCE_PARTITION = "__streams.errors.partition";
    public static final String SOURCE_OFFSET = "__streams.errors.offset";
    public static final String REASON = "tidewatch.reason";
    public static final String MESSAGE = "tidewatch.message";

    /** A letter whose record came from no topic says in this header where it came from. */
    public static final String SOURCE = "tidewatch.source";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterJson() {}

    /**
     * The letter as JSON text.
     *
     * @param decoded the refused record as JSON text; null if the bytes are none
     */
    public static String of(ConsumerRecord<byte[], byte[]> letter, @Nullable String decoded) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode headers = json.putObject("headers");
        for (Header header : letter.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        json.put("bytes", letter.value());
        if (decoded != null) {
            json.putRawValue("value", new RawValue(decoded));
        }
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
