package dev.tidewatch.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an event or the clock makes of a state: every fold answers with one, and whoever asked it writes the state and publishes the
 * outputs.
 *
 * @param state as it is now
 * @param accepted the event's content now counts, or already did: it may move the clock
 * @param outputs to publish, or for the next fold
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record Decision<S, O>(
        S state, boolean accepted, O outputs, @Nullable Rejection rejected) {

    /** The event counts, or nothing but time passed. */
    public static <S, O> Decision<S, O> of(S state, O outputs) {
        return new Decision<>(state, true, outputs, null);
    }

    /** The event does not count. */
    public static <S, O> Decision<S, O> refused(S state, O none, Rejection rejected) {
        return new Decision<>(state, false, none, rejected);
    }

    /** The same, but the arriving record goes to the dead letters; null for not. */
    public Decision<S, O> but(@Nullable Rejection why) {
        return new Decision<>(state, accepted, outputs, why);
    }

    /** This and what came of it next. */
    public Decision<S, O> then(Decision<S, O> next, BinaryOperator<O> plus) {
        return new Decision<>(
                next.state,
                next.accepted,
                plus.apply(outputs, next.outputs),
                next.rejected == null ? rejected : next.rejected);
    }

    /** Both lists as one, in their order. */
    public static <T> List<T> joined(List<T> first, List<T> rest) {
        if (first.isEmpty() || rest.isEmpty()) {
            return first.isEmpty() ? rest : first;
        }
        List<T> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }
}
