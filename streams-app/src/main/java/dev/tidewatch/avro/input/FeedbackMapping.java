package dev.tidewatch.avro.input;

import dev.tidewatch.domain.customer.Feedback;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.event.FeedbackEvent;
import org.jspecify.annotations.Nullable;

/** Feedback on the wire. Reading assumes that {@link InputRules} found nothing. */
final class FeedbackMapping {

    private static final int NPS_SCALE = 10;
    private static final int CSAT_SCALE = 5;

    private FeedbackMapping() {}

    static Feedback toDomain(FeedbackEvent event) {
        return new Feedback(event.getEventId(), event.getOccurredAt(), answer(event));
    }

    private static @Nullable Answer answer(FeedbackEvent event) {
        Integer score = event.getScore();
        if (score == null) {
            return null;
        }
        return switch (event.getKind()) {
            case NPS -> new Answer(Answer.Survey.NPS, event.getOccurredAt(), score, NPS_SCALE);
            case CSAT -> new Answer(Answer.Survey.CSAT, event.getOccurredAt(), score, scaleMax(event));
            case EXIT_SURVEY, UNKNOWN -> null;
        };
    }

    /** Returns the top of the scale of anything but NPS. */
    static int scaleMax(FeedbackEvent event) {
        return event.getScaleMax() == null ? CSAT_SCALE : event.getScaleMax();
    }
}
