package dev.tidewatch.domain.risk.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People responded so to an alert, whether it was still open or not.
 *
 * @param actedAt of the first action; null if nobody acted
 * @param resolved what came of it, as the last one judged who said so; null if nobody did
 */
public record Response(@Nullable Instant actedAt, @Nullable Told<Resolution> resolved) {

    /** Nobody did anything. */
    public static final Response NONE = new Response(null, null);

    public static Response of(@Nullable Acted acted) {
        return acted == null ? NONE : new Response(acted.firstAt(), acted.resolved());
    }

    public static Response of(Action action) {
        return of(Acted.of(action));
    }

    /** Without what came after an instant. */
    public Response upTo(Instant end) {
        return new Response(
                actedAt == null || actedAt.isAfter(end) ? null : actedAt,
                resolved == null || resolved.at().isAfter(end) ? null : resolved);
    }

    /** Returns all that either of them knows. */
    public Response and(Response other) {
        boolean isEarlier = actedAt == null || (other.actedAt != null && other.actedAt.isBefore(actedAt));
        return new Response(isEarlier ? other.actedAt : actedAt, Told.later(resolved, other.resolved));
    }
}
