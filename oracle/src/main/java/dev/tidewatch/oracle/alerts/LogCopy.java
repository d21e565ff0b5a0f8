package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.input.Incoming;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Copies of what the tasks read, and how they are read.
 *
 * @param decoders of each input, in the order of their numbers
 * @param processed the first offset of a partition that its task may have left unread
 */
record LogCopy(
        Path directory,
        List<Deserializer<Incoming>> decoders,
        Refused refused,
        ToLongFunction<LogPartition> processed) {}
