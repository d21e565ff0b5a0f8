package dev.tidewatch.benchmark.recovery;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.benchmark.EventBacklog;
import dev.tidewatch.benchmark.Pause;
import dev.tidewatch.benchmark.RunningTidewatch;
import dev.tidewatch.benchmark.StackInput;
import dev.tidewatch.benchmark.SteadyCompany;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack in this process, a company's events on it, and {@code ./tidewatch run} beside it, to be treated badly. */
final class Drill implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    /** Long enough for every day of a year to have its rows. */
    private static final Duration GROWTH = Duration.ofDays(400);

    /** Of turns that wait to be read where as many are sent as are taken: some seconds of work. */
    private static final int AHEAD = 50_000;

    private final LocalStack stack;
    private final Topics topics;
    private final SteadyCompany company;
    private final RunningTidewatch tidewatch;
    private final StackInput input;
    private final EventBacklog backlog;
    private @Nullable SteadyFeed feed;

    /** Returns when the pipeline has read the beginnings of all customers, spread over {@link #GROWTH} until now. */
    Drill(int customers, Map<String, String> settings) throws IOException {
        Path directory = Files.createTempDirectory("tidewatch-drill");
        company = new SteadyCompany(customers);
        topics = Settings.of(new SettingLayers()).topics();
        stack = LocalStack.in(directory.resolve("stack"));
        backlog = new EventBacklog(stack, topics.events(), topics.applicationId());
        tidewatch = RunningTidewatch.start(stack, directory, settings);
        input = new StackInput(stack, topics);
        Instant first = now().minus(GROWTH);
        for (int customer = 0; customer < customers; customer++) {
            input.send(company.began(
                    customer, first.plus(GROWTH.multipliedBy(customer).dividedBy(customers))));
        }
        input.flush();
        while (waiting() > 0) {
            Pause.of(LOOK);
        }
    }

    RunningTidewatch tidewatch() {
        return tidewatch;
    }

    /** So many events a second from now on. */
    void feed(int rate) {
        feed = SteadyFeed.atRate(this::send, rate);
    }

    /** Sends as many events as the pipeline takes from now on: nine in ten of use, the others payments and seats, of all customers alike. */
    void flood() {
        feed = SteadyFeed.ahead(turn -> input.send(company.daily(turn, now())), this::waiting, AHEAD);
    }

    /** Records of the events' topics that are committed as read. */
    long committed() {
        return backlog.committed();
    }

    /** Records of the events' topics that are not. */
    long waiting() {
        return backlog.waiting();
    }

    @Override
    public void close() throws IOException {
        if (feed != null) {
            feed.close();
        }
        tidewatch.close();
        input.close();
        backlog.close();
        stack.close();
    }

    private void send(long turn) {
        input.send(company.next(turn, now()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
