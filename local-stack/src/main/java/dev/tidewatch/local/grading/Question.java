package dev.tidewatch.local.grading;

import java.time.Duration;
import java.util.List;

/** Says what a signal is to tell, and of whom. */
public enum Question {
    LEAVES_WITHIN_90_DAYS("leaves within 90 days", 90, true),
    LEAVES_WITHIN_30_DAYS("leaves within 30 days", 30, true),
    /** Who has said so needs no score. */
    LEAVES_UNANNOUNCED("leaves within 90 days, of those with no cancellation scheduled", 90, false);

    private final String words;
    private final Duration horizon;
    private final boolean ofAnnounced;

    Question(String words, int days, boolean ofAnnounced) {
        this.words = words;
        this.horizon = Duration.ofDays(days);
        this.ofAnnounced = ofAnnounced;
    }

    List<Judgement> asked(List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> ofAnnounced || !judgement.isAnnounced())
                .toList();
    }

    boolean answer(Judgement judgement) {
        return judgement.leavesWithin(horizon);
    }

    @Override
    public String toString() {
        return words;
    }
}
