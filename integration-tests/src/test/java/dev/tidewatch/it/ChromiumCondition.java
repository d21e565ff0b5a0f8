package dev.tidewatch.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides what {@link NeedsChromium} means on this machine. */
final class ChromiumCondition implements ExecutionCondition {

    static final String REQUIRE_CHROMIUM = "REQUIRE_CHROMIUM";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(
                installed(String.valueOf(System.getenv("PATH"))).isPresent(),
                Boolean.parseBoolean(System.getenv(REQUIRE_CHROMIUM)));
    }

    static ConditionEvaluationResult decide(boolean installed, boolean required) {
        if (installed) {
            return ConditionEvaluationResult.enabled("a Chromium is installed");
        }
        if (required) {
            throw new IllegalStateException("no " + NAMES.get(0) + " is in PATH, and " + REQUIRE_CHROMIUM
                    + "=true asks for one: install the package chromium");
        }
        return ConditionEvaluationResult.disabled("no Chromium is in PATH: install one to run this test");
    }

    static Optional<Path> installed(String path) {
        return NAMES.stream()
                .flatMap(name ->
                        Arrays.stream(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
