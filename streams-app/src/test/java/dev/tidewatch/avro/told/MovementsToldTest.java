package dev.tidewatch.avro.told;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MovementsToldTest {

    @Test
    void shouldHaveOfEachTaskTheMovementsUpToItsNumber() {
        MovementsTold told = written(MovementsTold.of(List.of(120L, 0L, 4_711L)));

        assertThat(told.text()).isEqualTo("120,0,4711");
        assertThat(told.has(written(new MovementNumber(2, 4_711)))).isTrue();
        assertThat(told.has(written(new MovementNumber(2, 4_712)))).isFalse();
        assertThat(told.has(new MovementNumber(1, 1))).isFalse();
    }

    @Test
    void shouldHaveWhatAnEarlierVersionPublished() {
        assertThat(MovementsTold.of(List.of(0L)).has(MovementNumber.of(new RecordHeaders())))
                .isTrue();
        assertThat(MovementsTold.of(new RecordHeaders()).has(new MovementNumber(0, 9)))
                .isTrue();
        assertThat(written(MovementsTold.of(List.of())).has(new MovementNumber(0, 9)))
                .isTrue();
    }

    @Test
    void shouldTakeAHeaderThatIsNoneOfItsOwnForNone() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(MovementsTold.HEADER, "many".getBytes(UTF_8));
        headers.add(MovementNumber.HEADER, "first".getBytes(UTF_8));

        assertThat(MovementsTold.of(headers).has(new MovementNumber(0, 9))).isTrue();
        assertThat(MovementNumber.of(headers)).isNull();
        assertThat(MovementNumber.of("3:x")).isNull();
    }

    private static MovementsTold written(MovementsTold told) {
        RecordHeaders headers = new RecordHeaders();
        told.addTo(headers);
        return MovementsTold.of(headers);
    }

    private static MovementNumber written(MovementNumber number) {
        RecordHeaders headers = new RecordHeaders();
        number.addTo(headers);
        MovementNumber read = MovementNumber.of(headers);
        assertThat(read).isEqualTo(number);
        return number;
    }
}
