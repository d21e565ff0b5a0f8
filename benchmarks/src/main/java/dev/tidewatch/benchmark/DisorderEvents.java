package dev.tidewatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.local.simulator.Disorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes events as they could have arrived. */
@Command(
        name = "disorder-events",
        description = "Write events, given in order of occurrence, as they could have arrived: some late, some twice.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DisorderEvents implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "F", description = "JSON Lines in order of occurredAt.")
    private String input = "";

    @Option(names = "--output", required = true, paramLabel = "F", description = "The file; .gz and .zst are packed.")
    private String output = "";

    @Option(names = "--twice", paramLabel = "PERCENT", description = "How many come a second time.")
    private int twice = 20;

    @Option(names = "--late", paramLabel = "PERCENT", description = "How many arrivals are late.")
    private int late = 20;

    @Option(names = "--days", paramLabel = "N", description = "How late at most.")
    private int days = 34;

    @Option(names = "--seed", description = "What chance starts from.")
    private long seed = 1;

    public static void main(String[] args) {
        System.exit(Arguments.readBy(new CommandLine(new DisorderEvents())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        new SeparateFiles().read("--input", input).written("--output", output);
        Disorder<Event> disorder = new Disorder<>(new Disorder.Extent(twice, late, Duration.ofDays(days)), seed);
        long arrivals = 0;
        try (JsonLinesReader lines = JsonLinesReader.open(input);
                JsonLinesWriter written = JsonLinesWriter.create(output)) {
            while (lines.hasNext()) {
                Event event = Event.of(lines.next());
                arrivals += write(disorder, event.occurredAt(), written);
                disorder.send(event, event.occurredAt());
            }
            arrivals += write(disorder, Instant.MAX, written);
        }
        System.err.println(arrivals + " arrivals");
        return 0;
    }

    private static int write(Disorder<Event> disorder, Instant end, JsonLinesWriter written) throws IOException {
        int arrivals = 0;
        for (Event event : disorder.arrivedBefore(end)) {
            written.writeInput(event.topic(), event.key(), event.value());
            arrivals++;
        }
        return arrivals;
    }

    private record Event(String topic, String key, String value, Instant occurredAt) {

        static Event of(JsonLine line) {
            String key = line.key();
            JsonNode value = line.value();
            if (key == null || value == null) {
                throw line.problem("has no key or no value; an event has both");
            }
            Instant occurredAt = Instant.parse(value.path("occurredAt").asText());
            return new Event(line.topic(), key, value.toString(), occurredAt);
        }
    }
}
