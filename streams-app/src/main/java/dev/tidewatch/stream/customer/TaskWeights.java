package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.state.ScorecardMapping;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.state.TaskClock;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weights that a task judges by: those of the settings until others are published, which are stored with the task's clock and so outlast a
 * restart. What the settings say counts again only where they look further ahead, or less far, than what was published.
 */
final class TaskWeights {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWeights.class);
    private static final String KEY = "weights";

    private final KeyValueStore<String, TaskClock> store;
    private final CustomerPolicy set;
    private CustomerPolicy policy;

    /**
     * Goes on with what is stored.
     *
     * @param set of the settings
     */
    TaskWeights(KeyValueStore<String, TaskClock> store, CustomerPolicy set) {
        this.store = store;
        this.set = set;
        TaskClock stored = store.get(KEY);
        this.policy = stored == null || stored.getWeights() == null
                ? set
                : judgingBy(ScorecardMapping.toDomain(stored.getWeights()));
    }

    /** Returns the settings, by the weights that hold. */
    CustomerPolicy policy() {
        return policy;
    }

    /** Takes published weights in, also those of the settings: they hold on when the settings change. */
    void take(Scorecard weights) {
        policy = judgingBy(weights);
        store.put(KEY, new TaskClock(0L, 0L, "", null, 0L, ScorecardMapping.toState(weights), null));
    }

    private CustomerPolicy judgingBy(Scorecard weights) {
        Scorecard ofSettings = set.risk().scorecard();
        CustomerPolicy published = set.judgingBy(weights);
        if (!published.risk().scorecard().equals(weights)) {
            LOG.warn(
                    "The published weights {} look {} days ahead, those of tidewatch.alerts.scorecard, {}, {} days: the latter hold",
                    weights.version(),
                    weights.odds().horizonDays(),
                    ofSettings.version(),
                    ofSettings.odds().horizonDays());
        } else if (!ofSettings.equals(weights)) {
            LOG.info(
                    "Customers are judged by the published weights {}, not by {} of tidewatch.alerts.scorecard",
                    weights.version(),
                    ofSettings.version());
        }
        return published;
    }
}
