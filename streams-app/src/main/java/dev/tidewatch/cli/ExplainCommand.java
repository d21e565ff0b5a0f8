package dev.tidewatch.cli;

import dev.tidewatch.app.explain.ClusterOutputs;
import dev.tidewatch.app.explain.Explained;
import dev.tidewatch.app.explain.ExplanationJson;
import dev.tidewatch.app.explain.ExplanationTable;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.app.explain.ReplayDirectory;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch explain}. */
@Command(
        name = "explain",
        description = {
            "List the movements behind a figure of retention-metrics: their sum must be the published number.",
            "It reads what a replay wrote, or the topics of a cluster. The exit code is 1 if the two differ."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "What 'tidewatch replay --output DIR' wrote. Default: the cluster of the settings.")
    private @Nullable Path replay;

    @Option(
            names = "--segment",
            paramLabel = "S",
            converter = FigureNames.OfSegment.class,
            description = "all, plan=pro, cohort=2026-03, ... Default: all.")
    private Segment segment = Segment.ALL;

    @Option(
            names = "--window",
            paramLabel = "W",
            converter = FigureNames.OfWindow.class,
            description = "P1D, P7D, P30D, P90D, P365D, MTD, QTD or YTD. Default: P30D.")
    private Window window = Window.P30D;

    private @Nullable LocalDate day;

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "M",
            converter = FigureNames.OfMetric.class,
            description = "A figure of the row, such as churnMrr, customers or nrr.")
    @SuppressWarnings("NullAway.Init") // required
    private Metric metric;

    @Option(names = "--history", description = "Show each revision of a movement, and when it was published.")
    private boolean history;

    private int most = 20;

    @Option(names = "--output", paramLabel = "FORM", description = "table or json. Default: table.")
    private Form output = Form.TABLE;

    @Mixin
    private CommandContext context = new CommandContext();

    private enum Form {
        TABLE,
        JSON
    }

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "A business day such as 2026-03-01, or live. Default: live.")
    void setDay(String text) {
        try {
            day = text.equals("live") ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--day is '" + text + "'; it must be a day such as 2026-03-01, or live", e);
        }
    }

    @Option(names = "--max", paramLabel = "N", description = "Show the N customers that contribute most. Default: 20.")
    void setMax(int customers) {
        if (customers < 1) {
            throw new ParameterException(spec.commandLine(), "--max is " + customers + "; it must be at least 1");
        }
        most = customers;
    }

    @Override
    public Integer call() throws IOException {
        try (Outputs outputs = outputs()) {
            Explained explained = Explained.of(new Question(metric, segment, window, day), outputs, most);
            switch (output) {
                case TABLE -> new ExplanationTable(explained, history, context.out()).print();
                case JSON -> new ExplanationJson(explained, history).writeTo(context.out());
            }
            context.out().flush();
            if (explained.agrees()) {
                return 0;
            }
            context.err().println(spec.qualifiedName() + ": " + difference(outputs));
            return 1;
        }
    }

    private Outputs outputs() {
        return replay == null ? ClusterOutputs.of(context.settings()) : ReplayDirectory.at(replay);
    }

    private static String difference(Outputs outputs) {
        String differ = "the movements do not add up to the published number";
        return outputs.areLive()
                ? differ + "; was a topic rewritten, or made anew?"
                : differ + "; the files are not of one replay, or changed since";
    }
}
