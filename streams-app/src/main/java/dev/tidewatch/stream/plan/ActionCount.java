package dev.tidewatch.stream.plan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what people did about alerts, as far as this instance's tasks have taken it in since its start; of each action by itself. */
public final class ActionCount {

    /** The configuration of Kafka Streams has it under this name. */
    public static final String CONFIG = "tidewatch.actions.taken";

    /** All actions that there are. */
    public static final List<String> ACTIONS = List.of("ACKNOWLEDGE", "ASSIGN", "SNOOZE", "RESOLVE", "COMMENT");

    private final Map<String, LongAdder> taken =
            ACTIONS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), action -> new LongAdder()));

    /** Returns the pipeline's own; where the configuration has none, one that nobody reads. */
    public static ActionCount of(Map<String, Object> config) {
        return config.get(CONFIG) instanceof ActionCount own ? own : new ActionCount();
    }

    public void add(String action) {
        taken.getOrDefault(action, new LongAdder()).increment();
    }

    /** Returns how many there were. */
    public long of(String action) {
        return taken.getOrDefault(action, new LongAdder()).sum();
    }
}
