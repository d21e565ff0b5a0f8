package dev.tidewatch.cli;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ClusterSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.BadInput;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.AvroValues;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.InputLoader;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.records.TimeBounds;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch ingest}. */
@Command(
        name = "ingest",
        description = "Publish JSON Lines to the input topics of a cluster.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "JSON Lines, one record a line; .gz and .zst are unpacked, - is standard input.")
    private String input = "";

    @Option(names = "--skip-bad", description = "Report lines that are no record, go on without them, and exit with 1.")
    private boolean skipBad;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        BadLines bad = skipBad ? BadLines.leftOut(context.err()::println) : BadLines.fatal();
        try (JsonLinesReader lines = JsonLinesReader.open(input);
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry())) {
            TimeBounds bounds = check(settings, registry);
            long start = System.nanoTime();
            long records = publish(new Lines(lines, bad, bounds), settings, registry);
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            context.out()
                    .printf("%d records published in %d ms, %d a second%n", records, millis, records * 1000 / millis);
        }
        if (bad.count() > 0) {
            context.err().println(bad.sum());
        }
        return bad.count() == 0 ? 0 : 1;
    }

    private record Lines(JsonLinesReader reader, BadLines bad, TimeBounds bounds) {}

    /** All topics and schemas must be there: a broker may create a missing topic by itself, with the wrong partitions. */
    private static TimeBounds check(Settings settings, SchemaRegistryClient registry) {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            new ClusterSetup(admin, registry, settings.topics()).check();
            return TimeBounds.of(
                    admin,
                    settings.topics().inputs().stream().map(Topics.Public::name).toList());
        }
    }

    private long publish(Lines lines, Settings settings, SchemaRegistryClient registry) {
        try (KafkaAvroSerializer avro = AvroValues.serializer(registry, settings.schemaRegistry());
                Sender sender = Sender.to(settings.kafka());
                Progress progress =
                        Progress.of("Publishing", lines.reader.size().orElse(-1), context.err())) {
            InputLoader loader = new InputLoader(sender, avro, settings.topics(), Instant.MAX).within(lines.bounds);
            try {
                loader.load(lines.reader, lines.bad, read -> progress.at(read.bytesRead()));
            } catch (BadInput first) {
                sender.flush();
                throw new UserError(
                        first.getMessage() + "; " + loader.records()
                                + " records before it were published: mend the line and ingest the whole input again,"
                                + " repeated events change no figure, or go on without such lines with --skip-bad",
                        first);
            }
            loader.doubt().ifPresent(context.err()::println);
            return loader.records();
        }
    }
}
