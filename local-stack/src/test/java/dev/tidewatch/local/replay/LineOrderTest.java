package dev.tidewatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Two replays write their dead letters in one order, whatever the letters say of where they came from. */
class LineOrderTest {

    @Test
    void shouldOrderLettersOfOneKeyByTheirSources() {
        assertThat(List.of(letter(0, "billing-events", "7"), letter(1, "billing-events", "10")))
                .isSortedAccordingTo((left, right) -> order(left).compareTo(order(right)));
        assertThat(order(letter(9, "billing-events", "7"))).isLessThan(order(letter(3, "usage-events", "7")));
    }

    @Test
    void shouldOrderALetterThatCameFromNoTopic() {
        assertThat(order(letter(4))).isLessThan(order(letter(5))).isLessThan(order(letter(3, "usage-events", "0")));
    }

    private static LineOrder order(ConsumerRecord<byte[], byte[]> letter) {
        return LineOrder.ofLetter("cus_1", letter);
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset, String topic, String sourceOffset) {
        ConsumerRecord<byte[], byte[]> letter = letter(offset);
        letter.headers().add("__streams.errors.topic", bytes(topic));
        letter.headers().add("__streams.errors.partition", bytes("0"));
        letter.headers().add("__streams.errors.offset", bytes(sourceOffset));
        return letter;
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset) {
        return new ConsumerRecord<>("dead-letters", 0, offset, bytes("cus_1"), new byte[0]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
