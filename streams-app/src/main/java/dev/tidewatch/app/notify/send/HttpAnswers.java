package dev.tidewatch.app.notify.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Says what a status means for the next attempt. */
final class HttpAnswers {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /** Request Timeout, Too Early, Too Many Requests. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    /** Nobody can mean more. */
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private HttpAnswers() {}

    static Answer of(Result result, String body, Instant now) {
        Response response = result.getResponse();
        int status = response == null ? 0 : response.getStatus();
        if (status < OK || (result.isFailed() && status < REDIRECTS)) {
            return ofFailure(result.getFailure());
        }
        if (status < REDIRECTS) {
            return Answer.TAKEN;
        }
        String why = "it answers " + status + (body.isEmpty() ? "" : ": " + body);
        if (status < CLIENT_ERRORS) {
            return new Answer.Never(why + (body.isEmpty() ? "" : ";") + " redirects are not followed");
        }
        return status >= SERVER_ERRORS || PASSING.contains(status)
                ? new Answer.NotNow(why, restOf(response.getHeaders().get(HttpHeader.RETRY_AFTER), now))
                : new Answer.Never(why);
    }

    private static Answer ofFailure(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAddress) {
                return new Answer.Never(String.valueOf(cause.getMessage()));
            }
        }
        return Answer.notNow(Failures.said(failure));
    }

    /** Seconds, or a date as HTTP has it (RFC 9110); what is neither says nothing. */
    static Optional<Duration> restOf(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        String text = retryAfter.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration rest) {
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
