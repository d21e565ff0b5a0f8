package dev.tidewatch.app.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.imports.ImportReport;
import dev.tidewatch.app.imports.SortedRecords;
import dev.tidewatch.app.jsonl.JsonDocument;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import dev.tidewatch.source.stripe.reference.SeenModes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A file of Stripe's as canonical records, in the order of their time. It is read twice: first for the objects that others
 * refer to and for the seconds that hold several events of one subscription.
 */
public final class StripeImport {

    private final StripeRules rules;
    private final Instant exportedAt;
    private final ReferenceBook references;
    private final StripeTranslator strict;
    private final SeenModes modes;
    private final EventOrder order = new EventOrder();
    private final ImportReport report = new ImportReport();
    private final Consumer<String> rejects;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonLinesWriter writer;

    /**
     * An import of one input.
     *
     * @param exportedAt what bare objects are the state of
     * @param rejects is given each refused document, whole
     */
    public StripeImport(StripeRules rules, Instant exportedAt, Consumer<String> rejects) throws IOException {
        this.rules = rules;
        this.references = new ReferenceBook(rules.mode());
        this.strict = new StripeTranslator(rules.refusingUnknown(), references);
        this.modes = new SeenModes(rules.mode(), references);
        this.exportedAt = exportedAt;
        this.rejects = rejects;
        this.writer = JsonLinesWriter.of(line);
    }

    /**
     * Writes the records and says what became of the input.
     *
     * @param progress is given the bytes read so far, of twice the input's size
     */
    public ImportReport run(StripeFile input, OutputStream out, LongConsumer progress) throws IOException {
        input.read(this::learn, progress);
        order.counted();
        StripeTranslator translator = new StripeTranslator(rules, references);
        long size = input.size();
        try (SortedRecords sorted = new SortedRecords()) {
            input.read(
                    document -> order.take(document).forEach(placed -> translate(placed, translator, sorted)),
                    read -> progress.accept(size + read));
            sorted.writeTo(out);
        }
        addNotes(input);
        return report;
    }

    private void learn(JsonDocument document) {
        references.learn(document.json());
        order.count(document);
    }

    private void translate(EventOrder.Placed placed, StripeTranslator translator, SortedRecords sorted) {
        JsonDocument document = placed.document();
        JsonNode json = document.json();
        modes.see(json);
        Translation translation = document.isJson()
                ? translator.translate(json, exportedAt, placed.sequence())
                : new Translation.Refused(Reason.NOT_JSON, "", document.problem());
        if (translation instanceof Translation.Understood understood) {
            report.understood(StripeTranslator.kind(json), understood.records().size());
            understood.records().forEach(record -> add(record, sorted));
            if (understood.waitsForTerms()) {
                reportProvisional(placed);
            }
        } else if (translation instanceof Translation.Ignored ignored) {
            report.ignored(
                    StripeTranslator.kind(json), ignored.rule(), ignored.rule().meaning());
        } else if (translation instanceof Translation.Refused refused) {
            report.refused(document.place(), refused.reason(), refused.sentence());
            rejects.accept(document.raw());
        }
    }

    /** Who refuses what is not known says what is missing. */
    private void reportProvisional(EventOrder.Placed placed) {
        JsonDocument document = placed.document();
        if (strict.translate(document.json(), exportedAt, placed.sequence()) instanceof Translation.Refused refused) {
            report.provisional(document.place(), refused.sentence());
        }
    }

    private void add(Canonical record, SortedRecords sorted) {
        try {
            line.reset();
            writer.writeInput(record.input().topic(), record.key(), RecordJson.text(record.value()));
            writer.flush();
            long sequence = record.sequence() == null ? 0 : record.sequence();
            sorted.add(record.occurredAt().toEpochMilli(), sequence, line.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addNotes(StripeFile input) {
        modes.warning().ifPresent(warning -> report.note("of the input " + warning));
        if (order.uncertain() > 0) {
            report.note(
                    "the order of several events of one subscription in one second is not certain, " + order.uncertain()
                            + " times: " + String.join(", ", order.examples())
                            + (order.uncertain() > order.examples().size() ? ", ..." : "")
                            + "; there the kind of event decides, then its id");
        }
        for (String url : input.cut()) {
            report.note("the list " + (url.isEmpty() ? "without a url" : url)
                    + " says that it has more than it shows (has_more): export its other pages too");
        }
    }
}
