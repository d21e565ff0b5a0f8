package dev.tidewatch.app.registry;

import dev.tidewatch.avro.bounded.RegistryLost;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the registry, then the memory, and waits for the registry where neither answers. */
final class RegistryPatience {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A registry that did not answer is not asked again so soon for what is remembered: each time may take seconds. */
    private static final Duration AWAY_FOR = Duration.ofSeconds(30);

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Consumer<String> log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile @Nullable Instant silentSince;
    private volatile @Nullable Instant failedAt;
    private volatile @Nullable String missing;

    RegistryPatience(Consumer<String> log) {
        this.log = log;
    }

    interface Question<T> {

        T ask() throws IOException, RestClientException;
    }

    void begin() {
        begun = true;
    }

    void end() {
        ended.countDown();
    }

    Optional<String> complaint() {
        String what = missing;
        Instant since = silentSince;
        return what == null || since == null
                ? Optional.empty()
                : Optional.of("the schema registry has not answered since " + since.truncatedTo(ChronoUnit.SECONDS)
                        + ", and " + what + " is not remembered: the pipeline waits for it and goes on by itself");
    }

    /**
     * The answer.
     *
     * @param what is asked for, as a person calls it
     * @param remembered null if it is not
     */
    <T> T ask(String what, Supplier<@Nullable T> remembered, Question<T> question)
            throws IOException, RestClientException {
        while (true) {
            T known = wasAwayJustNow() ? remembered.get() : null;
            if (known != null) {
                return known;
            }
            try {
                T answer = question.ask();
                answered();
                return answer;
            } catch (IOException | RestClientException e) {
                IOException absence = absence(e);
                if (absence == null) {
                    answered();
                    throw e;
                }
                known = silent(what, remembered, absence);
            }
            if (known != null) {
                return known;
            }
        }
    }

    /** Returns why there is no answer; null if this is one. */
    private static @Nullable IOException absence(Exception failure) {
        if (failure instanceof RestClientException refusal) {
            boolean isAnswer = refusal.getStatus() < SERVER_ERROR && refusal.getStatus() != TOO_MANY_REQUESTS;
            return isAnswer ? null : new IOException(refusal.getMessage(), refusal);
        }
        return failure instanceof IOException problem && !RegistryLost.isUnparsable(problem) ? problem : null;
    }

    /** Returns what is remembered; null after a pause, to ask again. */
    private <T> @Nullable T silent(String what, Supplier<@Nullable T> remembered, IOException problem)
            throws IOException {
        failedAt = Instant.now();
        if (silentSince == null) {
            silentSince = failedAt;
            log.accept("The schema registry does not answer, schemas that are remembered are used: "
                    + problem.getMessage());
        }
        T known = remembered.get();
        if (known == null) {
            pause(what, problem);
        }
        return known;
    }

    private void pause(String what, IOException problem) throws IOException {
        if (!begun) {
            throw problem;
        }
        missing = what;
        try {
            if (ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw problem;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    private void answered() {
        missing = null;
        failedAt = null;
        if (silentSince != null) {
            silentSince = null;
            log.accept("The schema registry answers again");
        }
    }

    private boolean wasAwayJustNow() {
        Instant last = failedAt;
        return last != null && Instant.now().isBefore(last.plus(AWAY_FOR));
    }
}
