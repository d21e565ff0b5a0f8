package dev.tidewatch.avro.told;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Says which movements a row has: of each task those up to a number. */
public final class MovementsTold {

    /** The header of a row, such as {@code 120,0,4711}: a number for each input partition. */
    public static final String HEADER = "tidewatch.numbers";

    /** All there are: of a row that does not say which. */
    public static final MovementsTold ALL = new MovementsTold(null);

    private static final String BETWEEN = ",";

    private final long @Nullable [] numbers;

    private MovementsTold(long @Nullable [] numbers) {
        this.numbers = numbers;
    }

    /** By partition; of none it is all. */
    public static MovementsTold of(List<Long> numbers) {
        return numbers.isEmpty()
                ? ALL
                : new MovementsTold(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** All where a record does not say which: a version before this header published it. */
    public static MovementsTold of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null ? ALL : of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** All where the text names none. */
    public static MovementsTold of(String text) {
        try {
            return new MovementsTold(Arrays.stream(text.split(BETWEEN, -1))
                    .mapToLong(Long::parseLong)
                    .toArray());
        } catch (NumberFormatException e) {
            return ALL;
        }
    }

    public void addTo(Headers headers) {
        if (numbers != null) {
            headers.add(HEADER, text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As the header has it; empty where it is all. */
    public String text() {
        return numbers == null
                ? ""
                : Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(BETWEEN));
    }

    /** Returns whether a movement is among them; one without a number is. */
    public boolean has(@Nullable MovementNumber movement) {
        return numbers == null
                || movement == null
                || movement.partition() < 0
                || movement.partition() >= numbers.length
                || movement.number() <= numbers[movement.partition()];
    }
}
