package dev.tidewatch.avro.state.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.released.UnknownStateSchema;
import dev.tidewatch.state.TaskClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final TaskClock CLOCK = new TaskClock(1_700_000_000_000L, -1L, "zone=UTC", null, 0L, null, null);

    private final StateCodec<TaskClock> codec = StateCodec.taskClock();

    @BeforeAll
    static void trustRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldWriteWhatAvroWrites() throws IOException {
        assertThat(codec.encode(CLOCK)).isEqualTo(array(TaskClock.getEncoder().encode(CLOCK)));
    }

    @Test
    void shouldReadBackWhatItWrote() {
        assertThat(codec.decode(codec.encode(CLOCK))).isEqualTo(CLOCK);
    }

    @Test
    void shouldKeepOneValueWhenAnotherIsRead() {
        TaskClock first = codec.decode(codec.encode(CLOCK));

        codec.decode(codec.encode(new TaskClock(1L, 2L, "", null, 0L, null, null)));

        assertThat(first).isEqualTo(CLOCK);
    }

    @Test
    void shouldFailWhenSchemaIsNotKnown() throws IOException {
        Schema other = SchemaBuilder.record("Other").fields().requiredLong("a").endRecord();
        byte[] bytes = array(new BinaryMessageEncoder<>(GenericData.get(), other)
                .encode(new GenericRecordBuilder(other).set("a", 1L).build()));

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UnknownStateSchema.class)
                .hasMessageContainingAll("TaskClock", "a newer build wrote it", "start that build again");
    }

    @Test
    void shouldFailWhenBytesAreNoState() {
        assertThatThrownBy(() -> codec.decode(new byte[] {1})).isInstanceOf(BadHeaderException.class);
        assertThatThrownBy(() -> codec.decode(new byte[12])).isInstanceOf(BadHeaderException.class);
        byte[] cut = Arrays.copyOf(codec.encode(CLOCK), 12);
        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
