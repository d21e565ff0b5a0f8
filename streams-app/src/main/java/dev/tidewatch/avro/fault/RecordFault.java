package dev.tidewatch.avro.fault;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ExecutionError;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells a failure that one record causes from a failure of the process. Only the first may become a dead letter. */
public final class RecordFault {

    private RecordFault() {}

    /**
     * The failure, if a record caused it.
     *
     * @throws RuntimeException or Error, the failure itself, if the process is at fault
     */
    public static Throwable of(Throwable failure) {
        if (isOfProcess(failure)) {
            Throwables.throwIfUnchecked(failure);
            throw new IllegalStateException(failure);
        }
        return failure;
    }

    /** Returns what the dead letter says of a failure of a record: {@code what} says what could not be done. */
    public static Rejection rejected(String what, Throwable failure) {
        for (Throwable cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof TooLarge tooLarge) {
                return new Rejection(DeadLetterReason.TOO_LARGE, what + ": " + tooLarge.detail());
            }
        }
        return new Rejection(DeadLetterReason.PROCESSING_FAILED, what + ": " + failure);
    }

    /** Returns whether anything among the causes would fail for other records as well. */
    private static boolean isOfProcess(Throwable failure) {
        List<Throwable> causes = Throwables.getCausalChain(failure);
        boolean isBare = causes.size() == 1 && failure instanceof SerializationException;
        return isBare || causes.stream().anyMatch(RecordFault::isSignOfProcess);
    }

    /**
     * Confluent's serializer wraps all that it meets in a {@link SerializationException}, so that its cause decides: the
     * registry's answer, a broken connection, or a value that does not fit. So does that of Guava's error around an error.
     */
    private static boolean isSignOfProcess(Throwable cause) {
        if (cause instanceof Error) {
            return !(cause instanceof StackOverflowError
                    || cause instanceof AssertionError
                    || cause instanceof ExecutionError);
        }
        return cause instanceof UnreadableState
                || cause instanceof IOException
                || cause instanceof RestClientException
                || cause instanceof InterruptedException
                || (cause instanceof KafkaException && !(cause instanceof SerializationException));
    }
}
