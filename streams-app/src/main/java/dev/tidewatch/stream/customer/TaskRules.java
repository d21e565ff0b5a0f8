package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.state.RulesMapping;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.state.TaskClock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that raise alerts in a task: those of the settings until others are published, which are stored with the task's clock and so
 * outlast a restart, whatever the settings say then.
 */
final class TaskRules {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRules.class);
    private static final String KEY = "rules";

    private final KeyValueStore<String, TaskClock> store;
    private @Nullable List<Rule> published;

    TaskRules(KeyValueStore<String, TaskClock> store) {
        this.store = store;
        TaskClock stored = store.get(KEY);
        if (stored != null && stored.getRules() != null) {
            hold(RulesMapping.toDomain(stored.getRules()));
        }
    }

    /** Returns a policy with the rules that hold. */
    CustomerPolicy over(CustomerPolicy policy) {
        return published == null ? policy : policy.judgingBy(published);
    }

    /** Takes published rules in. */
    void take(List<Rule> rules) {
        hold(rules);
        store.put(KEY, new TaskClock(0L, 0L, "", null, 0L, null, RulesMapping.toState(rules)));
    }

    private void hold(List<Rule> rules) {
        published = List.copyOf(rules);
        String names = rules.stream().map(Rule::name).collect(Collectors.joining(", "));
        LOG.info(
                "The published rules raise alerts, not those of tidewatch.rules: {}",
                names.isEmpty() ? "there are none" : names);
    }
}
