package dev.tidewatch.cli.imports;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.InputFile;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.Replacement;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.source.ecb.BadReferenceRates;
import dev.tidewatch.source.ecb.EuroCrossing;
import dev.tidewatch.source.ecb.ReferenceDay;
import dev.tidewatch.source.ecb.ReferenceRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch import ecb}. */
@Command(
        name = "ecb",
        description = {
            "Turn the European Central Bank's euro reference rates into records of fx-rates.",
            "It reads the bank's CSV, eurofxref-hist.csv or eurofxref.csv.",
            "The setting tidewatch.reporting.currency names the currency that crosses over the euro lead into.",
            "A rate counts as published at 16:00 in Frankfurt on its day, which is when the bank usually does."
        },
        mixinStandardHelpOptions = true)
final class ImportEcbCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "The CSV; .gz and .zst are unpacked (a .zip is not), - is standard input.")
    private String input = "";

    @Option(
            names = "--output",
            defaultValue = JsonLinesWriter.STANDARD_OUTPUT,
            paramLabel = "G",
            description = "JSON Lines for ingest or replay; packed by its ending, - is standard output. Default: -.")
    private String output = JsonLinesWriter.STANDARD_OUTPUT;

    @Mixin
    private CommandContext context = new CommandContext();

    private long days;
    private long rates;
    private long missing;
    private long unpriced;

    @Override
    public Integer call() throws IOException {
        String reportingCurrency = context.settings().profile().reportingCurrency();
        if (input.endsWith(".zip")) {
            throw new UserError(input + ": is a zip; unpack it and name the CSV in it");
        }
        new SeparateFiles().read("--input", input).written("--output", output);
        try (InputFile file = InputFile.open(input)) {
            int currencies = convert(file, reportingCurrency);
            context.err()
                    .printf(
                            "%d days, %d currencies, %d rates in %s; %d without a quote (N/A); %d days left out, on which %s"
                                    + " has none%n",
                            days, currencies, rates, reportingCurrency, missing, unpriced, reportingCurrency);
        }
        return 0;
    }

    private int convert(InputFile file, String reportingCurrency) throws IOException {
        EuroCrossing crossing = new EuroCrossing(reportingCurrency);
        try (Progress progress = Progress.of("Importing", file.size().orElse(-1), context.err())) {
            ReferenceRates reference = new ReferenceRates(file.stream());
            if (!crossing.isPossible(reference.currencies())) {
                throw new UserError(file.name() + ": has no column " + reportingCurrency
                        + "; tidewatch.reporting.currency must be EUR or one of "
                        + String.join(", ", reference.currencies()));
            }
            try (Replacement out = Replacement.of(output);
                    JsonLinesWriter lines = JsonLinesWriter.of(out.stream())) {
                while (reference.hasNext()) {
                    write(reference.next(), crossing, lines);
                    progress.at(file.bytesRead());
                }
                lines.flush();
                out.finish();
            }
            return reference.currencies().size();
        } catch (BadReferenceRates bad) {
            throw new UserError(file.name() + ", " + bad.getMessage(), bad);
        } catch (UncheckedIOException e) {
            throw new UserError(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(ReferenceDay day, EuroCrossing crossing, JsonLinesWriter lines) throws IOException {
        List<Rate> crossed = crossing.rates(day);
        for (Rate rate : crossed) {
            lines.writeInput(
                    InputRecord.RATES.topic(), RateMapping.key(rate), RecordJson.text(RateMapping.toEvent(rate)));
        }
        days++;
        rates += crossed.size();
        missing += day.missing();
        unpriced += crossed.isEmpty() ? 1 : 0;
    }
}
