package dev.tidewatch.benchmark;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the history of a simulated company as JSON Lines. */
@Command(
        name = "generate-events",
        description = "Write a simulated company's events as JSON Lines; one seed, one file.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class GenerateEvents implements Callable<Integer> {

    private static final Instant OPENING = Instant.parse("2021-01-01T00:00:00Z");
    private static final Duration GROWTH = Duration.ofDays(4 * 365);
    private static final int EVENTS_A_CUSTOMER = 75;

    @Option(names = "--events", description = "How many to write at most.")
    private int events = 1_000_000;

    @Option(
            names = "--customers",
            description = "About how many sign up over four years; 0 for as many as the events need.",
            paramLabel = "N")
    private int customers;

    @Option(names = "--seed", description = "What chance starts from.")
    private long seed = 1;

    @Option(names = "--output", required = true, paramLabel = "F", description = "The file; .gz and .zst are packed.")
    private String output = "";

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new GenerateEvents())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        int signUps = customers > 0 ? customers : Math.max(1, events / EVENTS_A_CUSTOMER);
        SimulatedCompany company = new SimulatedCompany(SimulatedCompany.Size.ending(signUps, OPENING, GROWTH), seed);
        Map<String, Integer> written = new TreeMap<>();
        Instant last = OPENING;
        try (JsonLinesWriter lines = JsonLinesWriter.create(output)) {
            for (int i = 0; i < events && company.hasNext(); i++) {
                SimulatedEvent event = company.next();
                String topic = event.input().topic();
                lines.writeInput(topic, event.customerId(), RecordJson.text(event.value()));
                written.merge(topic, 1, Integer::sum);
                last = event.occurredAt();
            }
        }
        System.err.println(signUps + " customers, up to " + last + ": " + written);
        return 0;
    }
}
