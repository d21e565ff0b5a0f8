package dev.tidewatch.app;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for an answer of the cluster; what goes wrong becomes a {@link UserError} that says what was wanted. */
public final class KafkaResult {

    private KafkaResult() {}

    /**
     * The answer.
     *
     * @param wish completes "cannot ..."
     */
    public static <T> T of(KafkaFuture<T> future, String wish) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failed(e, wish);
        } catch (InterruptedException e) {
            throw interrupted(e, wish);
        }
    }

    /** The same for topics that are created; that somebody else created them a moment before is as good. */
    public static void created(KafkaFuture<Void> future, String wish) {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed(e, wish);
            }
        } catch (InterruptedException e) {
            throw interrupted(e, wish);
        }
    }

    /** False if the cluster does not know the topic; any other failure is thrown. */
    static boolean exists(ExecutionException e, String wish) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return false;
        }
        throw failed(e, wish);
    }

    static UserError interrupted(InterruptedException e, String wish) {
        Thread.currentThread().interrupt();
        return new UserError("interrupted while trying to " + wish, e);
    }

    private static UserError failed(ExecutionException e, String wish) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String problem = cause instanceof TimeoutException
                ? "no answer in time; does a broker listen at kafka.bootstrap.servers, and may this client talk to it?"
                : cause.getMessage();
        return new UserError("cannot " + wish + ": " + problem, cause);
    }
}
