package dev.tidewatch.it;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides what {@link NeedsProgram} means on this machine. */
final class ProgramCondition implements ExecutionCondition {

    static final String REQUIRE_PROGRAMS = "REQUIRE_PROGRAMS";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class)
                .flatMap(needed -> Arrays.stream(needed.value())
                        .map(program -> decide(program, String.valueOf(System.getenv("PATH")), areRequired()))
                        .filter(ConditionEvaluationResult::isDisabled)
                        .findFirst())
                .orElseGet(() -> ConditionEvaluationResult.enabled("no program is missing"));
    }

    /** Returns whether a test that cannot run must fail. */
    static boolean areRequired() {
        return Boolean.parseBoolean(System.getenv(REQUIRE_PROGRAMS));
    }

    static ConditionEvaluationResult decide(Program program, String path, boolean required) {
        if (program.in(path).isPresent()) {
            return ConditionEvaluationResult.enabled(program.title() + " is installed");
        }
        if (required) {
            throw new IllegalStateException("no " + program.title() + " is in PATH, and " + REQUIRE_PROGRAMS
                    + "=true asks for one: install it");
        }
        return ConditionEvaluationResult.disabled(
                "no " + program.title() + " is in PATH: install one to run this test");
    }
}
