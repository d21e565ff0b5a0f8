package dev.tidewatch.app.settings;

import dev.tidewatch.app.rules.RulesFile;
import dev.tidewatch.app.settings.format.DurationText;
import java.nio.file.Path;
import java.time.Duration;

/** Reads files of rules with the durations that settings have. */
public final class Rules {

    private static final RulesFile.Durations DURATIONS = new RulesFile.Durations() {
        @Override
        public String expected() {
            return DurationText.EXPECTED;
        }

        @Override
        public Duration parse(String text) {
            return DurationText.parse(text);
        }
    };

    private Rules() {}

    /**
     * Returns what a file says.
     *
     * @throws dev.tidewatch.app.UserError listing every mistake with its line
     */
    public static RulesFile.Content at(Path file) {
        return RulesFile.at(file, DURATIONS);
    }
}
