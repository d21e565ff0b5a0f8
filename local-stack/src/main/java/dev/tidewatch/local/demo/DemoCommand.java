package dev.tidewatch.local.demo;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.serve.HttpEndpoints;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.local.QuietLogs;
import dev.tidewatch.local.WorkDirectory;
import dev.tidewatch.local.demo.screen.PlainScreen;
import dev.tidewatch.local.demo.screen.Screen;
import dev.tidewatch.local.demo.screen.TerminalScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch demo}. */
@Command(
        name = "demo",
        description = {
            "Watch a simulated company on an embedded broker and schema registry.",
            "Its history comes first, then its life in a time of its own, a day in two seconds by default. It waits while the"
                    + " figures are more than 5 seconds behind.",
            "Every figure shown is read from the output topics; a page and an API serve them, too.",
            "They are at 127.0.0.1:8080 or, if that is taken, at another port. The address is printed."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DemoCommand implements Callable<Integer> {

    /** System property: standard output is a terminal, as the launcher found. */
    private static final String TERMINAL = "tidewatch.terminal.out";

    private static final InstantSource WALL_CLOCK = InstantSource.system();
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(1);

    /**
     * With two partitions the first figures come 3 s later, since both must be read. A month in the time of a company is a minute here: no
     * input of even a small one is stale after three days.
     */
    private static final Map<String, String> DEFAULTS =
            Map.of("tidewatch.partitions", "1", "tidewatch.input.stale.after", "subscription-events=60d");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The number that chance starts from: another seed makes another company.")
    private long seed = 1;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "About how many customers have signed up before now.")
    private int customers = 600;

    @Option(names = "--months", paramLabel = "N", description = "How long the company has existed.")
    private int months = 13;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events a second from now on, about: it decides how fast the company lives.")
    private int rate = 75;

    @Option(
            names = "--duration",
            paramLabel = "D",
            description = "Stop this long after the history, such as 90s or 5m. Default: at Ctrl-C.")
    private @Nullable Duration duration;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Keep broker, registry and state here, to look at them afterwards; it must be a new directory, for a demo tells its history once. Default: a temporary directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--plain",
            description = "Print a line a second; this is the default where the output is no terminal.")
    private boolean plain;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        QuietLogs.install();
        check("--customers", customers);
        check("--months", months);
        check("--rate", rate);
        Settings settings = context.settings(DEFAULTS);
        settings.get(HttpKeys.BIND).ifPresent(WebServer::checkFree);
        Instant now = WALL_CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        // While the broker starts.
        CompletableFuture<LivingCompany> company = CompletableFuture.supplyAsync(
                () -> new LivingCompany(new LivingCompany.Kind(seed, customers, months, rate), now));
        try (WorkDirectory work = WorkDirectory.of(dataDirectory);
                LocalStack stack = LocalStack.in(work.stack());
                LocalPipeline pipeline = new LocalPipeline(stack, settings)) {
            pipeline.prepare();
            LivingCompany living = company.join();
            DemoClock clock = new DemoClock(now, living.pace().speed());
            tell(new Stage(stack, pipeline, work.state()), new Demo.Life(living, clock));
        } catch (InterruptedException e) {
            // How it is meant to end: what was open is closed by now.
        }
        return 0;
    }

    private record Stage(LocalStack stack, LocalPipeline pipeline, Path state) {}

    /**
     * The history comes before the pipeline runs: where it came slowly, the pipeline would take a moment without events for the present, and
     * say of figures without most of the history that they are of now.
     */
    private void tell(Stage stage, Demo.Life life) throws IOException, InterruptedException {
        try (Sender sender = stage.pipeline.sender()) {
            EventSender events = stage.pipeline.events(sender);
            load(life.company(), events);
            watch(stage, life, events);
        }
    }

    private void watch(Stage stage, Demo.Life life, EventSender events) throws IOException, InterruptedException {
        try (RunningPipeline running = stage.pipeline.start(stage.state, life.clock());
                Views views = stage.pipeline.views(stage.state);
                HttpEndpoints http = stage.pipeline.endpoints(running, views, stage.state, life.clock());
                OutputTopics outputs = stage.pipeline.outputs()) {
            String page = http.url().orElseThrow();
            context.err()
                    .printf(
                            "The page: %s%nKafka at %s, schema registry at %s; stop with Ctrl-C%n",
                            page, stage.stack.bootstrapServers(), stage.stack.schemaRegistryUrl());
            Upkeep upkeep = new Upkeep(views, life.clock().now(), () -> stage.pipeline.bound(rate));
            try (Screen screen = screen()) {
                Presentation presentation = new Presentation(
                        screen,
                        WALL_CLOCK,
                        screen instanceof PlainScreen ? LINE : REDRAW,
                        Presentation.Place.of(page, stage.stack, life.company()));
                new Demo(WALL_CLOCK, life, events, outputs).run(running, presentation, duration, upkeep);
            }
        }
    }

    private void load(LivingCompany company, EventSender events) {
        try (Progress progress = Progress.of("Telling its history", company.historySize(), context.err())) {
            company.tellHistory(event -> {
                events.send(event);
                progress.at(events.sent());
            });
            events.flush();
        }
    }

    private Screen screen() throws IOException {
        if (plain || !Boolean.getBoolean(TERMINAL)) {
            return new PlainScreen(context.out());
        }
        String noColour = System.getenv("NO_COLOR");
        return TerminalScreen.open(context.out(), noColour == null || noColour.isEmpty());
    }

    private void check(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is too small; it must be at least 1");
        }
    }
}
