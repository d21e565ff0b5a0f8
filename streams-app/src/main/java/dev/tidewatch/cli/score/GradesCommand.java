package dev.tidewatch.cli.score;

import dev.tidewatch.app.grades.GradesTable;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.FigureNames;
import dev.tidewatch.domain.vector.Window;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch grades}. */
@Command(
        name = "grades",
        description = {
            "Say how good the alerts of a replay were: how many came true, and how much was lost without one.",
            "A running pipeline answers the same at /api/alert-grades. docs/alerts.md says what each figure is."
        },
        footer = {"", "Example:", "  tidewatch grades --replay target/first-year --window P365D"},
        mixinStandardHelpOptions = true)
final class GradesCommand implements Callable<Integer> {

    @Option(names = "--replay", required = true, paramLabel = "DIR", description = "A directory that replay wrote.")
    private Path replay = Path.of("");

    @Option(
            names = "--window",
            paramLabel = "W",
            converter = FigureNames.OfWindow.class,
            description = "P1D, P7D, P30D, P90D, P365D, MTD, QTD or YTD. Default: P90D.")
    private Window window = Window.P90D;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "The last day of the window, such as 2026-03-01. Default: the one on which the replay ends.")
    private @Nullable LocalDate day;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() {
        ReplaySummary summary = ReplaySummary.in(replay);
        Settings settings = context.settings(summary.settings());
        new GradesTable(context.out())
                .print(
                        new ReplayedGrades(replay, summary, settings).of(window, day),
                        settings.profile().reportingCurrency());
        return 0;
    }
}
