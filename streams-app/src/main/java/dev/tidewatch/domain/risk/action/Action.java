package dev.tidewatch.domain.risk.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person did something about an alert.
 *
 * @param by who acted
 * @param comment what was said of it; null for nothing
 */
public record Action(
        Instant at, String by, Deed deed, @Nullable String comment) {

    /** One of the five things that can be done about an alert. */
    public sealed interface Deed permits Acknowledged, Assigned, Snoozed, Resolved, Commented {

        /** Returns the action's name in the records of {@code alert-actions}. */
        String symbol();
    }

    public record Acknowledged() implements Deed {

        @Override
        public String symbol() {
            return "ACKNOWLEDGE";
        }
    }

    /** The alert is given to somebody. */
    public record Assigned(String owner) implements Deed {

        @Override
        public String symbol() {
            return "ASSIGN";
        }
    }

    /** The alert is put off up to an instant. */
    public record Snoozed(Instant until) implements Deed {

        @Override
        public String symbol() {
            return "SNOOZE";
        }
    }

    /** The alert is ended. */
    public record Resolved(Resolution resolution) implements Deed {

        @Override
        public String symbol() {
            return "RESOLVE";
        }
    }

    /** Nothing was done but to say something. */
    public record Commented() implements Deed {

        @Override
        public String symbol() {
            return "COMMENT";
        }
    }
}
