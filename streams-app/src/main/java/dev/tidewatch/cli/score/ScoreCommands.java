package dev.tidewatch.cli.score;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds the commands about the score and its alerts. */
public final class ScoreCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(
                new GradesCommand(),
                new ThresholdCommand(),
                new TrainCommand(),
                new PublishCommand(),
                new RulesCommand());
    }
}
