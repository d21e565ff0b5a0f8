package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.history.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a customer said when it was asked.
 *
 * @param answer null without a score that figures count
 */
public record Feedback(
        String eventId, Instant occurredAt, @Nullable Answer answer) implements Activity {

    @Override
    public Source source() {
        return Source.FEEDBACK;
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.answered(state, this, clock);
    }
}
