package dev.tidewatch.cli;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.records.AlertLines;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.TopicTail;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidewatch tail}. */
@Command(
        name = "tail",
        description = {
            "Follow a topic of a cluster as JSON Lines, CSV or sentences, until interrupted.",
            "It reads committed records only; a record that is not Avro is shown as bytes in Base64."
        },
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "TOPIC", description = "Its name, with or without the topic prefix.")
    private String topic = "";

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "end",
            description = "Where to begin: beginning or end. Default: end.")
    private TopicTail.From from = TopicTail.From.END;

    /** Says how records are written. */
    private enum Form {
        json,
        csv,
        text
    }

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "json",
            description =
                    "json: each record whole, on a line; csv: its key and fields under a header; text: each alert as a"
                            + " sentence. Default: json.")
    private Form form = Form.json;

    private long max = Long.MAX_VALUE;

    @Option(names = "--until-end", description = "Stop when everything that was there at the start is shown.")
    private boolean untilEnd;

    @Mixin
    private CommandContext context = new CommandContext();

    @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
    void setMax(long most) {
        if (most < 1) {
            throw new ParameterException(spec.commandLine(), "--max is " + most + "; it must be at least 1");
        }
        max = most;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        String name = existing(settings);
        try (SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                RecordLines lines = new RecordLines(
                        registry, settings.schemaRegistry(), settings.topics().deadLetters());
                TopicTail tail = TopicTail.of(settings.kafka(), name, from)) {
            show(tail, shown(name, settings, lines));
        }
        return 0;
    }

    private Shown shown(String name, Settings settings, RecordLines lines) throws IOException {
        return switch (form) {
            case json -> record -> context.out().print(text(record, lines));
            case csv -> {
                CsvLines csv = CsvLines.of(
                        name, settings.topics(), CsvLines.Text.of(settings.get(HttpKeys.CSV_RAW)), context.out());
                yield record -> csv.write(lines.of(record));
            }
            case text -> {
                AlertLines alerts = AlertLines.of(name, settings.topics());
                yield record -> context.out().println(alerts.of(lines.of(record)));
            }
        };
    }

    private String existing(Settings settings) {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            return ExistingTopic.named(topic, admin, settings.topics());
        }
    }

    /** Ends quietly when it is interrupted, and when nobody reads any more. */
    private void show(TopicTail tail, Shown shown) throws IOException {
        PrintWriter out = context.out();
        long left = max;
        try {
            while (left > 0 && !out.checkError() && !(untilEnd && tail.hasReadAll())) {
                for (ConsumerRecord<byte[], byte[]> record : tail.next()) {
                    if (left > 0) {
                        shown.accept(record);
                        left--;
                    }
                }
            }
        } catch (InterruptException e) {
            // Clears the flag: closing must not be interrupted as well.
            Thread.interrupted();
        }
        out.flush();
    }

    private interface Shown {

        void accept(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, RecordLines lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLinesWriter writer = JsonLinesWriter.of(bytes)) {
            writer.write(lines.of(record));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
