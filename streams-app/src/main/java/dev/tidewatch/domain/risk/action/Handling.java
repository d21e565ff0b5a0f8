package dev.tidewatch.domain.risk.action;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert says this about those who look after it.
 *
 * @param dueAt just after this instant it escalates; null if it does not
 * @param actedAt of the first action; null if nobody acted
 * @param actedBy who acted last; null if nobody did
 */
public record Handling(
        @Nullable Instant dueAt,
        @Nullable Instant actedAt,
        @Nullable String actedBy,
        @Nullable String owner,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant snoozedUntil,
        @Nullable Resolution resolution,
        @Nullable String comment) {

    /** Nobody acted, and nothing comes of that. */
    public static final Handling NONE = of(null, null);

    public static Handling of(@Nullable Acted acted, @Nullable Instant dueAt) {
        return acted == null
                ? new Handling(dueAt, null, null, null, null, null, null, null)
                : new Handling(
                        dueAt,
                        acted.firstAt(),
                        acted.newest().what(),
                        what(acted.owner()),
                        acted.acknowledgedAt(),
                        what(acted.snoozed()),
                        what(acted.resolved()),
                        what(acted.comment()));
    }

    /** Returns true if somebody has acted since; when it is due is no news by itself. */
    public boolean isNewsTo(Handling last) {
        return !Objects.equals(
                new Handling(last.dueAt, actedAt, actedBy, owner, acknowledgedAt, snoozedUntil, resolution, comment),
                last);
    }

    private static <T extends Comparable<? super T>> @Nullable T what(@Nullable Told<T> told) {
        return told == null ? null : told.what();
    }
}
