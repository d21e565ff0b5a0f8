package dev.tidewatch.app;

import com.google.common.base.Throwables;
import dev.tidewatch.avro.released.UnknownStateSchema;
import dev.tidewatch.stream.store.StateMismatch;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** Says why a pipeline stopped, in a sentence, and what to do next. */
final class PipelineFailure {

    /** The known failures are looked for in this order, each anywhere among the causes. */
    private static final List<Known> KNOWN = List.of(
            new Known(UserError.class, ""),
            new Known(StateMismatch.class, ""),
            new Known(UnknownStateSchema.class, ""),
            new Known(MissingSourceTopicException.class, "; create the topics with 'tidewatch topics --create'"),
            new Known(LockException.class, "; another process uses the state directory: give each its own"),
            new Known(AuthenticationException.class, "; check the credentials among the kafka. settings"),
            new Known(AuthorizationException.class, "; grant it to the user among the kafka. settings"),
            new Known(SerializationException.class, "; does the schema registry answer? Start again when it does"),
            new Known(TimeoutException.class, "; does the cluster answer? Start again when it does"));

    /** As the operating system says it, in messages of RocksDB and of Java. */
    private static final String NO_ROOM = "No space left on device";

    private static final String UNKNOWN =
            "; start again: what was not committed is repeated. If it stops there again, its log says where";

    private PipelineFailure() {}

    private record Known(Class<? extends RuntimeException> type, String next) {}

    /** Returns whether the sentence is enough, without a stack trace. */
    static boolean isKnown(Throwable failure) {
        return isDiskFull(failure)
                || Throwables.getCausalChain(failure).stream()
                        .anyMatch(cause -> cause instanceof InvalidOffsetException
                                || KNOWN.stream().anyMatch(known -> known.type.isInstance(cause)));
    }

    private static boolean isDiskFull(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(NO_ROOM));
    }

    private static String unread(InvalidOffsetException lost) {
        String partitions = lost.partitions().stream()
                .map(TopicPartition::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return partitions
                + " no longer has the records that come next: they were deleted before they were read, or nobody knows"
                + " where to go on; start again, and the message says which records and what to do";
    }

    static UserError of(Throwable failure) {
        if (isDiskFull(failure)) {
            return new UserError(
                    "the pipeline stopped: the disk of the state directory is full; make room and start again",
                    failure);
        }
        List<Throwable> causes = Throwables.getCausalChain(failure);
        for (Known known : KNOWN) {
            for (Throwable cause : causes) {
                if (cause instanceof InvalidOffsetException lost) {
                    return new UserError("the pipeline stopped: " + unread(lost), failure);
                }
                if (known.type.isInstance(cause)) {
                    return new UserError("the pipeline stopped: " + cause.getMessage() + known.next, failure);
                }
            }
        }
        Throwable root = causes.get(causes.size() - 1);
        return new UserError("the pipeline stopped: " + root + UNKNOWN, failure);
    }
}
