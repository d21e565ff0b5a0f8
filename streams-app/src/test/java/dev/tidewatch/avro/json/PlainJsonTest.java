package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainJsonTest {

    @Test
    void shouldNotNameThePartsOfTheReader() {
        for (String text : List.of("{'a'", "{\"a\":", "[1,", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":+1}", "\"")) {
            assertThatThrownBy(() -> PlainJson.parse(text))
                    .as(text)
                    .isInstanceOf(JsonMismatch.class)
                    .message()
                    .startsWith("not JSON at column ")
                    .doesNotContain("Source", "Feature", "REDACTED", "enable");
        }
    }

    /** A dead letter has the whole of a record, which may have 16 MiB, in Base64. */
    @Test
    void shouldReadATextOfAnyLength() {
        int length = 24 << 20;

        assertThat(PlainJson.parse('"' + "x".repeat(length) + '"').textValue()).hasSize(length);
    }
}
