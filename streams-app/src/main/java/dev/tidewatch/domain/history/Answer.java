package dev.tidewatch.domain.history;

import dev.tidewatch.domain.vector.PairMeasure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score that a customer gave.
 *
 * @param score 0 to {@code scaleMax}
 */
public record Answer(Survey survey, Instant at, int score, int scaleMax) {

    /** Says what was asked. */
    public enum Survey {
        /** How likely they are to recommend, 0 to 10. */
        NPS,
        /** How satisfied they are. */
        CSAT
    }

    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;

    private static final List<PairMeasure> PROMOTES = List.of(PairMeasure.NPS_RESPONSES, PairMeasure.NPS_PROMOTERS);
    private static final List<PairMeasure> DETRACTS = List.of(PairMeasure.NPS_RESPONSES, PairMeasure.NPS_DETRACTORS);
    private static final List<PairMeasure> PASSIVE = List.of(PairMeasure.NPS_RESPONSES);
    private static final List<PairMeasure> SATISFIED = List.of(PairMeasure.CSAT_RESPONSES, PairMeasure.CSAT_SATISFIED);
    private static final List<PairMeasure> RESPONDED = List.of(PairMeasure.CSAT_RESPONSES);

    /** The later one is the newer; of two at one instant the worse. */
    static final Comparator<Answer> NEWER = Comparator.comparing(Answer::at)
            .thenComparing(Comparator.comparingInt(Answer::score).reversed())
            .thenComparingInt(Answer::scaleMax);

    /** Returns whether it replaces another of the same survey; it does if there is none. */
    public boolean isNewerThan(@Nullable Answer other) {
        return other == null || NEWER.compare(this, other) > 0;
    }

    /** Returns what counts a customer whose newest answer this is. */
    public List<PairMeasure> countedBy() {
        return switch (survey) {
            case NPS -> nps();
            case CSAT -> isSatisfied() ? SATISFIED : RESPONDED;
        };
    }

    private List<PairMeasure> nps() {
        if (score >= PROMOTER) {
            return PROMOTES;
        }
        return score <= DETRACTOR ? DETRACTS : PASSIVE;
    }

    private boolean isSatisfied() {
        return 10L * score >= 8L * scaleMax;
    }
}
