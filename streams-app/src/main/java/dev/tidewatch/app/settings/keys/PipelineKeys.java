package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FIXED;
import static dev.tidewatch.app.settings.keys.Changeability.FREE;
import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.format.InputFormats;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.stream.plan.ClockMode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of the application, its topics, its state, its clock and its inputs. */
public final class PipelineKeys {

    static final Theme THEME = new Theme();

    public static final Key<String> APPLICATION_ID =
            THEME.text("application.id", "tidewatch", Formats.APPLICATION_ID, FREE, """
                This is the application id of Kafka Streams: it names the consumer group, and the names of internal topics begin with it.""");

    public static final Key<String> INSTANCE_ID = THEME.text("instance.id", "", Formats.INSTANCE_ID, FREE, """
                This is the name of the instance in the consumer group; without one the host's name is taken. An instance whose name is its \
                own, and the same after a restart, goes on at once with the state it left.""");

    public static final Key<String> TOPIC_PREFIX = THEME.text("topic.prefix", "", Formats.TOPIC_PREFIX, FIXED, """
                The names of all input and output topics begin with it.""");

    public static final Key<Integer> PARTITIONS = THEME.number("partitions", 4, Range.between(1, 10_000), FREE, """
                Topics are created with this many partitions.""");

    public static final Key<Short> REPLICATION_FACTOR =
            THEME.of("replication.factor", Short.class, (short) -1, Formats.REPLICATION_FACTOR, FREE, """
                Topics are created with this many copies; -1 is the broker's default.""");

    public static final Key<Long> TOPIC_RETENTION_MS =
            THEME.of("topic.retention.ms", Long.class, -1L, Range.atLeast(-1), FREE, """
                Topics that carry event times are created with this retention, in milliseconds; -1 is for ever. Anything else forgets history \
                that reprocessing needs.""");

    public static final Key<Integer> STATE_MIN_FREE_MB =
            THEME.number("state.min.free.mb", 100, Range.between(0, 1_000_000), FREE, """
                This many megabytes must be free on the disk of the state directory: with less, run does not start, and one that is running \
                stops. It warns when less than five times as much is free; 0: it stops only when nothing is free.""");

    public static final Key<Integer> STATE_HEAP_MB =
            THEME.number("state.heap.mb", 0, Range.between(0, 1_000_000), FREE, """
                The decoded state of customers in use, about 7 kB each, takes at most this many megabytes of heap; 0 is an eighth of the \
                heap. The state of customers that find no room is read from disk and decoded again.""");

    public static final Key<ClockMode> CLOCK =
            THEME.text("clock", "wall", Format.oneOf(ClockMode.class), FROM_NOW_ON, """
                It says what moves the clock by which due effects happen. wall is for live processing: the larger of event time and the \
                wall clock. event is for replay and tests: the largest accepted event time.""");

    public static final Key<Map<String, Duration>> INPUT_STALE_AFTER =
            THEME.text("input.stale.after", "subscription-events=72h", InputFormats.STALE_AFTER, FREE, """
                An input topic that is named here is stale when its newest record is older than this: the days that the topic does not \
                reach are then shown as provisional. No figure is computed by it. Choose less where events never pause.""");

    public static final Key<Integer> INPUT_MAX_BYTES = THEME.number(
            "input.max.bytes", IncomingDeserializer.LARGEST_VALUE, Range.between(1_024, 1 << 26), FROM_NOW_ON, """
                The value of an input record may have this many bytes; a longer one becomes a dead letter (TOO_LARGE).""");

    public static final Key<Set<String>> PASS_OVER = THEME.text("pass.over", "", InputFormats.PLACES, FREE, """
                These are the places of records that somebody else wrote to the control topic or the differences. Where run would stop at \
                such a record, it passes it over with a warning; the message with which it stopped names the place.""");

    private PipelineKeys() {}
}
