package dev.tidewatch.benchmark;

import dev.tidewatch.cli.Arguments;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends events to Stripe's webhook, several at a time, each after the answer to the one before it. */
@Command(
        name = "webhook-load",
        description = "Measure how many events the webhook acknowledges a second, and how long one takes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class WebhookLoad implements Callable<Integer> {

    private static final String SECRET = "whsec_of_the_benchmark";
    private static final int OK = 200;

    @Option(names = "--events", description = "How many are measured.")
    private int events = 20_000;

    @Option(names = "--warm-up", description = "How many are sent before.")
    private int warmUp = 10_000;

    @Option(names = "--connections", split = ",", description = "How many at a time; each is measured.")
    private List<Integer> connections = List.of(1, 4, 16, 32);

    public static void main(String[] args) {
        System.exit(Arguments.readBy(new CommandLine(new WebhookLoad())).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path state = Files.createTempDirectory("tidewatch-webhook");
        try (LocalStack stack = LocalStack.temporary();
                RunningTidewatch run =
                        RunningTidewatch.start(stack, state, Map.of("tidewatch.stripe.webhook.secrets", SECRET))) {
            SignedEvents signed = new SignedEvents(run.url().resolve("/ingest/stripe"), SECRET);
            send(signed.requests("warm", warmUp), Collections.max(connections));
            System.out.println("at a time  events/s   p50 ms   p99 ms   max ms");
            for (int atATime : connections) {
                report(atATime, signed.requests("at_" + atATime, events));
            }
        }
        return 0;
    }

    private static void report(int atATime, List<HttpRequest> requests)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Long> nanos = send(requests, atATime);
        long took = System.nanoTime() - start;
        Latencies latencies = new Latencies(nanos);
        System.out.printf(
                "%9d %9d %8.1f %8.1f %8.1f%n",
                atATime,
                nanos.size() * TimeUnit.SECONDS.toNanos(1) / took,
                latencies.millis(50),
                latencies.millis(99),
                latencies.millis(100));
    }

    /** How long each took, of all. */
    private static List<Long> send(List<HttpRequest> requests, int atATime)
            throws InterruptedException, ExecutionException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService senders = Executors.newFixedThreadPool(atATime);
        try {
            List<Callable<Long>> calls = new ArrayList<>();
            requests.forEach(request -> calls.add(() -> send(client, request)));
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> call : senders.invokeAll(calls)) {
                nanos.add(call.get());
            }
            return nanos;
        } finally {
            senders.shutdown();
        }
    }

    private static long send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return System.nanoTime() - start;
    }
}
