package dev.tidewatch.cli;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.ClusterOutputs;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.ReplayDirectory;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.app.groups.GroupFigure;
import dev.tidewatch.app.groups.GroupReader;
import dev.tidewatch.app.groups.Groups;
import dev.tidewatch.app.groups.GroupsText;
import dev.tidewatch.app.groups.HeldOut;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.domain.vector.Window;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tidewatch compare-groups}. */
@Command(
        name = "compare-groups",
        description = {
            "Compare groups of customers, such as the two variants of an experiment.",
            "It prints a figure of each, the difference, its 95 %% interval, and how many more customers would tell it",
            "from chance. It reads what a replay wrote, or the topics of a cluster. The exit code is 1 if a figure",
            "differs from its published row. docs/experiments.md has the formulas."
        },
        footer = {
            "",
            "Example:",
            "  tidewatch compare-groups --replay target/year --attribute experiment.onboarding --figure nrr"
        },
        mixinStandardHelpOptions = true)
final class CompareGroupsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "What 'tidewatch replay --output DIR' wrote. Default: the cluster of the settings.")
    private @Nullable Path replay;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    private By by;

    static final class By {

        @Option(
                names = "--attribute",
                paramLabel = "A",
                description = "The attribute of customers whose values name the groups.")
        private @Nullable String attribute;

        @Option(
                names = "--holdout",
                description = "Compare customers about whom nobody was told with the others; needs --replay.")
        private boolean holdout;
    }

    @Option(
            names = "--figure",
            paramLabel = "F",
            converter = OfFigure.class,
            description = "churn, nrr or trialConversion. Default: churn.")
    private GroupFigure figure = GroupFigure.CHURN;

    @Option(
            names = "--window",
            paramLabel = "W",
            converter = FigureNames.OfWindow.class,
            description = "P1D, P7D, P30D, P90D, P365D, MTD, QTD or YTD. Default: P30D.")
    private Window window = Window.P30D;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "The last day of the window, such as 2026-03-01. Default: the newest that is over.")
    private @Nullable LocalDate day;

    @Mixin
    private CommandContext context = new CommandContext();

    static final class OfFigure implements ITypeConverter<GroupFigure> {

        @Override
        public GroupFigure convert(String text) {
            List<String> known =
                    Arrays.stream(GroupFigure.values()).map(GroupFigure::text).toList();
            return Arrays.stream(GroupFigure.values())
                    .filter(figure -> figure.text().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "groups are not compared by '" + text + "'; there are " + String.join(", ", known)));
        }
    }

    @Override
    public Integer call() {
        Groups groups = by.holdout ? heldOut() : of(Objects.requireNonNull(by.attribute));
        new GroupsText(context.out()).print(groups);
        if (groups.agree()) {
            return 0;
        }
        context.err()
                .println(spec.qualifiedName() + ": a figure differs from the published row"
                        + (replay == null
                                ? "; ask again, because rows may have been published while they were read"
                                : "; the files are not of one replay, or changed since"));
        return 1;
    }

    private Groups of(String attribute) {
        if (replay != null) {
            ReplaySummary.in(replay).withAllRows("compare-groups");
        }
        try (Outputs outputs = replay == null ? ClusterOutputs.of(context.settings()) : ReplayDirectory.at(replay)) {
            return GroupReader.of(outputs, new GroupReader.Asked(attribute, figure, window, day));
        }
    }

    private Groups heldOut() {
        if (replay == null) {
            throw new UserError("--holdout is read off what a replay wrote: name its directory with --replay");
        }
        ReplaySummary summary = ReplaySummary.in(replay);
        return HeldOut.of(new ReplayedGrades(replay, summary, context.settings(summary.settings())).of(window, day));
    }
}
