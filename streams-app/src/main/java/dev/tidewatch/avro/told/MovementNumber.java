package dev.tidewatch.avro.told;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The place of a record of mrr-movements among those that its task published.
 *
 * @param partition of the inputs, which names the task
 * @param number 1 for the first
 */
public record MovementNumber(int partition, long number) {

    /** The header of a movement's record, such as {@code 3:4711}. */
    public static final String HEADER = "tidewatch.number";

    private static final char BETWEEN = ':';

    public void addTo(Headers headers) {
        headers.add(HEADER, text().getBytes(StandardCharsets.UTF_8));
    }

    /** Null where a record has none: a version before this header published it. */
    public static @Nullable MovementNumber of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null ? null : of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Null where the text is no number. */
    public static @Nullable MovementNumber of(String text) {
        int at = text.indexOf(BETWEEN);
        try {
            return at < 0
                    ? null
                    : new MovementNumber(Integer.parseInt(text, 0, at, 10), Long.parseLong(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** As the header has it. */
    public String text() {
        return partition + String.valueOf(BETWEEN) + number;
    }
}
