package dev.tidewatch.app.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.source.stripe.json.Translation;
import org.junit.jupiter.api.Test;

class LetterMetersTest {

    @Test
    void shouldHaveTheReasonsOfThePipelineAndOfTheWebhook() {
        assertThat(LetterMeters.REASONS)
                .contains(DeadLetterReason.CONFLICT.name())
                .contains(Translation.Reason.UNRESOLVED.name(), Translation.Reason.MISSING.name());
    }
}
