package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class DockerEngineConditionTest {

    @Test
    void shouldRunWhereAnEngineAnswers() {
        assertThat(DockerEngineCondition.decide(true, true).isDisabled()).isFalse();
        assertThat(DockerEngineCondition.decide(true, false).isDisabled()).isFalse();
    }

    @Test
    void shouldSkipWithAReasonWhereNoEngineAnswers() {
        ConditionEvaluationResult result = DockerEngineCondition.decide(false, false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no Docker engine answers"));
    }

    @Test
    void shouldFailWhereAnEngineIsRequired() {
        assertThatThrownBy(() -> DockerEngineCondition.decide(false, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker engine answers");
    }
}
