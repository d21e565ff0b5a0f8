package dev.tidewatch.it;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Decides what {@link NeedsDocker} means on this machine. */
final class DockerEngineCondition implements ExecutionCondition {

    static final String REQUIRE_DOCKER = "REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(
                DockerClientFactory.instance().isDockerAvailable(),
                Boolean.parseBoolean(System.getenv(REQUIRE_DOCKER)));
    }

    static ConditionEvaluationResult decide(boolean engineAnswers, boolean required) {
        if (engineAnswers) {
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        }
        if (required) {
            throw new IllegalStateException("no Docker engine answers, and " + REQUIRE_DOCKER + "=true asks for one");
        }
        return ConditionEvaluationResult.disabled("no Docker engine answers: start one to run this test");
    }
}
