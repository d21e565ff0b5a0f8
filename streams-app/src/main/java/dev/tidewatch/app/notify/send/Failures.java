package dev.tidewatch.app.notify.send;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a connection failed: the names of exceptions are for programmers. */
final class Failures {

    private Failures() {}

    /** Returns what the first of the causes means that is known; else that the connection was lost. */
    static String said(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = known(cause);
            if (!said.isEmpty()) {
                return said;
            }
        }
        return failure instanceof IOException || failure == null
                ? "it ends the connection before it has answered"
                : "the request cannot be made" + detail(failure);
    }

    private static String known(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "its name has no address";
        }
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return "it gives no answer in time";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "nobody listens there";
        }
        return cause instanceof SSLException ? "no secure connection can be made" + detail(cause) : "";
    }

    /** On one line. */
    static String detail(Throwable failure) {
        String message = failure.getMessage();
        String line =
                message == null ? "" : message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "" : ": " + line;
    }
}
