package dev.tidewatch.stream.plan;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.risk.action.Action;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what people did about alerts, as far as this instance's tasks have taken it in since its start; of each kind by itself. */
public final class ActionCount {

    /** The configuration of Kafka Streams has it under this name. */
    public static final String CONFIG = "tidewatch.actions.taken";

    private final Map<Action.Kind, LongAdder> taken = new EnumMap<>(Action.Kind.class);

    public ActionCount() {
        for (Action.Kind kind : Action.Kind.values()) {
            taken.put(kind, new LongAdder());
        }
    }

    /** Returns the pipeline's own; where the configuration has none, one that nobody reads. */
    public static ActionCount of(Map<String, Object> config) {
        return config.get(CONFIG) instanceof ActionCount own ? own : new ActionCount();
    }

    public void add(Action.Kind kind) {
        requireNonNull(taken.get(kind)).increment();
    }

    /** Returns how many there were. */
    public long of(Action.Kind kind) {
        return requireNonNull(taken.get(kind)).sum();
    }
}
