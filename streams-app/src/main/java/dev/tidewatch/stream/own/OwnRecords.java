package dev.tidewatch.stream.own;

import dev.tidewatch.avro.fault.UnreadableOwnRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the pipeline at a record of its own that it cannot read, unless somebody said that the record is to be passed over. Who moves
 * the group's offset instead would also pass over what was read before and not committed.
 */
public final class OwnRecords {

    /** The configuration of Kafka Streams has them under this name. */
    public static final String CONFIG = "tidewatch.own.records";

    private static final Logger LOG = LoggerFactory.getLogger(OwnRecords.class);

    private final Set<String> passedOver;
    private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

    /** @param passedOver the places of records, such as {@code tidewatch-control:0:17} */
    public OwnRecords(Set<String> passedOver) {
        this.passedOver = Set.copyOf(passedOver);
    }

    /** Returns those of the configuration; where it has none, some without records that are passed over. */
    public static OwnRecords of(Map<String, ?> config) {
        return config.get(CONFIG) instanceof OwnRecords own ? own : new OwnRecords(Set.of());
    }

    /** A sentence about the record that stopped the pipeline. */
    public Optional<String> complaint() {
        return Optional.ofNullable(complaint.get());
    }

    private boolean passesOver(ErrorHandlerContext at, UnreadableOwnRecord unreadable) {
        String place = at.topic() + ":" + at.partition() + ":" + at.offset();
        if (passedOver.contains(place)) {
            LOG.warn("The record at {} cannot be read ({}) and is passed over, as it was asked for", place, unreadable);
            return true;
        }
        complaint.compareAndSet(
                null,
                at.topic() + "-" + at.partition() + " has at offset " + at.offset()
                        + " a record that this build cannot read (" + unreadable.getMessage()
                        + "), and only the pipeline may write there. If a newer build wrote it, start that one again. If"
                        + " somebody else did, keep them from it, and go on without the record by tidewatch.pass.over="
                        + place);
        return false;
    }

    /** Asked by Kafka Streams about each record that cannot be decoded; those of the inputs can, unless the registry is lost. */
    public static final class Handler implements DeserializationExceptionHandler {

        private OwnRecords own = new OwnRecords(Set.of());

        @Override
        public void configure(Map<String, ?> config) {
            own = of(config);
        }

        @Override
        public Response handleError(
                ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
            boolean passedOver =
                    exception instanceof UnreadableOwnRecord unreadable && own.passesOver(context, unreadable);
            return passedOver ? Response.resume() : Response.fail();
        }
    }
}
