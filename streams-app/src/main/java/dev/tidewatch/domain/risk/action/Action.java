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

    /** Its name is the action's in the records of {@code alert-actions}. */
    public enum Kind {
        ACKNOWLEDGE,
        ASSIGN,
        SNOOZE,
        RESOLVE,
        COMMENT
    }

    /** One of the things that can be done about an alert. */
    public sealed interface Deed permits Acknowledged, Assigned, Snoozed, Resolved, Commented {

        Kind kind();
    }

    public record Acknowledged() implements Deed {

        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGE;
        }
    }

    /** The alert is given to somebody. */
    public record Assigned(String owner) implements Deed {

        @Override
        public Kind kind() {
            return Kind.ASSIGN;
        }
    }

    /** The alert is put off up to an instant. */
    public record Snoozed(Instant until) implements Deed {

        @Override
        public Kind kind() {
            return Kind.SNOOZE;
        }
    }

    /** The alert is ended. */
    public record Resolved(Resolution resolution) implements Deed {

        @Override
        public Kind kind() {
            return Kind.RESOLVE;
        }
    }

    /** Nothing was done but to say something. */
    public record Commented() implements Deed {

        @Override
        public Kind kind() {
            return Kind.COMMENT;
        }
    }
}
