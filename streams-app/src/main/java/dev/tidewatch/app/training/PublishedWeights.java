package dev.tidewatch.app.training;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.publish.EveryTask;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.risk.score.Scorecard;

/** Sends weights to every task of a pipeline, through the control topic: each task judges by them from that record of its log on. */
public final class PublishedWeights {

    private final Settings settings;

    /**
     * Publishes the weights of one pipeline.
     *
     * @param settings its own
     * @throws UserError if they name no cluster
     */
    public PublishedWeights(Settings settings) {
        settings.requireCluster();
        this.settings = settings;
    }

    /**
     * Checks weights before anything is sent.
     *
     * @param source names them
     * @throws UserError if the pipeline could not judge by them
     */
    public void check(Scorecard weights, String source) {
        if (weights.leastKnown() != null) {
            throw new UserError(
                    source + " has format = 1; only weights with format = 2, as train writes them, are published");
        }
        checkHorizon(weights.odds().horizonDays(), source);
    }

    /**
     * Checks how far weights look ahead.
     *
     * @throws UserError if the pipeline's look further, or less far
     */
    public void checkHorizon(int days, String source) {
        Scorecard set = settings.policy().risk().scorecard();
        if (days != set.odds().horizonDays()) {
            throw new UserError(source + " looks " + days + " days ahead, and the weights of the pipeline's settings, "
                    + set.version()
                    + ", " + set.odds().horizonDays()
                    + " days; alerts of one horizon cannot be graded by another. Publish weights of "
                    + set.odds().horizonDays()
                    + " days, or set tidewatch.alerts.scorecard to that file and start the pipeline again");
        }
    }

    /**
     * Sends them; when it returns, all of them are on the broker.
     *
     * @return how many tasks there are
     * @throws UserError if there is no such pipeline, or the broker refuses
     */
    public int publish(Scorecard weights) {
        return EveryTask.of(settings).tell(ControlMessage.weights(weights), "weights");
    }
}
