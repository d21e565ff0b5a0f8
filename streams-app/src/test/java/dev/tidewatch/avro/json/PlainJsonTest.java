package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainJsonTest {

    /** A dead letter has the whole of a record, which may have 16 MiB, in Base64. */
    @Test
    void shouldReadATextOfAnyLength() {
        int length = 24 << 20;

        assertThat(PlainJson.parse('"' + "x".repeat(length) + '"').textValue()).hasSize(length);
    }
}
