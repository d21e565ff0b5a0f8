package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.format.InputFormats;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.stream.plan.ClockMode;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of the application, its topics, its state, its clock and its inputs. */
public final class PipelineKeys {

    public static final String APPLICATION_ID = Keys.PREFIX + "application.id";
    public static final String INSTANCE_ID = Keys.PREFIX + "instance.id";
    public static final String TOPIC_PREFIX = Keys.PREFIX + "topic.prefix";
    public static final String PARTITIONS = Keys.PREFIX + "partitions";
    public static final String REPLICATION_FACTOR = Keys.PREFIX + "replication.factor";
    public static final String TOPIC_RETENTION_MS = Keys.PREFIX + "topic.retention.ms";
    public static final String STATE_MIN_FREE_MB = Keys.PREFIX + "state.min.free.mb";
    public static final String STATE_HEAP_MB = Keys.PREFIX + "state.heap.mb";
    public static final String CLOCK = Keys.PREFIX + "clock";
    public static final String INPUT_STALE_AFTER = Keys.PREFIX + "input.stale.after";
    public static final String INPUT_MAX_BYTES = Keys.PREFIX + "input.max.bytes";
    public static final String PASS_OVER = Keys.PREFIX + "pass.over";

    public static final Format<ClockMode> CLOCK_FORMAT = Format.oneOf(ClockMode.class);

    private PipelineKeys() {}

    static void define(Definition keys) {
        defineTopics(keys);
        defineState(keys);
        keys.text(CLOCK, "wall", CLOCK_FORMAT, """
                It says what moves the clock by which due effects happen. wall is for live processing: the larger of event time and the \
                wall clock. event is for replay and tests: the largest accepted event time.""");
        defineInputs(keys);
    }

    private static void defineTopics(Definition keys) {
        keys.text(APPLICATION_ID, "tidewatch", Formats.APPLICATION_ID, """
                This is the application id of Kafka Streams: it names the consumer group, and the names of internal topics begin with it.""");
        keys.text(INSTANCE_ID, "", Formats.INSTANCE_ID, """
                This is the name of the instance in the consumer group; without one the host's name is taken. An instance whose name is its \
                own, and the same after a restart, goes on at once with the state it left.""");
        keys.text(TOPIC_PREFIX, "", Formats.TOPIC_PREFIX, """
                The names of all input and output topics begin with it.""");
        keys.number(PARTITIONS, 4, Range.between(1, 10_000), """
                Topics are created with this many partitions.""");
        keys.define(REPLICATION_FACTOR, ConfigDef.Type.SHORT, (short) -1, Formats.REPLICATION_FACTOR, """
                Topics are created with this many copies; -1 is the broker's default.""");
        keys.define(TOPIC_RETENTION_MS, ConfigDef.Type.LONG, -1L, Range.atLeast(-1), """
                Topics that carry event times are created with this retention, in milliseconds; -1 is for ever. Anything else forgets history \
                that reprocessing needs.""");
    }

    private static void defineState(Definition keys) {
        keys.number(STATE_MIN_FREE_MB, 100, Range.between(0, 1_000_000), """
                This many megabytes must be free on the disk of the state directory: with less, run does not start, and one that is running \
                stops. It warns when less than five times as much is free; 0: it stops only when nothing is free.""");
        keys.number(STATE_HEAP_MB, 0, Range.between(0, 1_000_000), """
                The decoded state of customers in use, about 7 kB each, takes at most this many megabytes of heap; 0 is an eighth of the \
                heap. The state of customers that find no room is read from disk and decoded again.""");
    }

    private static void defineInputs(Definition keys) {
        keys.text(INPUT_STALE_AFTER, "subscription-events=72h", InputFormats.STALE_AFTER, """
                An input topic that is named here is stale when its newest record is older than this: the days that the topic does not \
                reach are then shown as provisional. No figure is computed by it. Choose less where events never pause.""");
        keys.number(INPUT_MAX_BYTES, IncomingDeserializer.LARGEST_VALUE, Range.between(1_024, 1 << 26), """
                The value of an input record may have this many bytes; a longer one becomes a dead letter (TOO_LARGE).""");
        keys.text(PASS_OVER, "", InputFormats.PLACES, """
                These are the places of records that somebody else wrote to the control topic or the differences. Where run would stop at \
                such a record, it passes it over with a warning; the message with which it stopped names the place.""");
    }
}
