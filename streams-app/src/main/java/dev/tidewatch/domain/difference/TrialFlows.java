package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.Trial;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Measure;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says what a trial counts as, dated at its start and at its end. */
final class TrialFlows {

    private final Timeline timeline;
    private final int sign;
    private final Differences sum;

    TrialFlows(Timeline timeline, int sign, Differences sum) {
        this.timeline = timeline;
        this.sign = sign;
        this.sum = sum;
    }

    void add() {
        timeline.history().trials().forEach(this::add);
    }

    private void add(Trial trial) {
        Set<Segment> segments = new LinkedHashSet<>();
        timeline.addWhole(segments);
        trial.lines()
                .forEach(line -> segments.addAll(timeline.rules().dimensions().of(line)));
        Instant ended = trial.endedAt();
        for (Segment segment : segments) {
            count(segment, trial.startedAt(), Measure.TRIALS_STARTED);
            if (ended != null) {
                count(segment, ended, Measure.TRIALS_ENDED);
            }
            if (ended != null && trial.converted()) {
                count(segment, trial.startedAt(), Measure.TRIALS_STARTED_CONVERTED);
                count(segment, ended, Measure.TRIALS_CONVERTED);
            }
        }
    }

    private void count(Segment segment, Instant at, Measure measure) {
        sum.add(segment, timeline.day(at), measure.index(), sign);
    }
}
