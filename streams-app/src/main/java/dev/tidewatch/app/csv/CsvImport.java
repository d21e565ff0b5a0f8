package dev.tidewatch.app.csv;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.imports.ImportReport;
import dev.tidewatch.app.imports.SortedRecords;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.csv.CsvRule;
import dev.tidewatch.source.csv.CsvTranslator;
import dev.tidewatch.source.csv.PlanBook;
import dev.tidewatch.source.csv.Reason;
import dev.tidewatch.source.csv.Receiver;
import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.CsvRow;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.LongConsumer;

/** A table as canonical records, in the order of their time. Nothing is written before all of it is read. */
public final class CsvImport implements Closeable {

    private final SortedRecords sorted = new SortedRecords();
    private final ImportReport report = new ImportReport();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonLinesWriter writer;

    public CsvImport() throws IOException {
        this.writer = JsonLinesWriter.of(line);
    }

    /**
     * Reads the whole table and says what became of it.
     *
     * @param now what lies after it has not happened yet
     * @param progress is given the bytes read so far
     * @throws UserError if it cannot be read to its end
     */
    public ImportReport read(CsvInput input, PlanBook plans, Instant now, LongConsumer progress) {
        String name = input.file().name();
        try {
            CsvTranslator translator =
                    new CsvTranslator(input.map(), input.table().header(), plans, now, new Rows(name));
            for (CsvRow row = input.table().next();
                    row != null;
                    row = input.table().next()) {
                translator.take(row);
                progress.accept(input.file().bytesRead());
            }
            translator.finish();
            return report;
        } catch (BadCsv bad) {
            throw CsvInput.problem(name, bad);
        } catch (IOException e) {
            throw CsvInput.unreadable(name, e);
        }
    }

    /** Writes the records, once. */
    public void writeTo(OutputStream out) throws IOException {
        sorted.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        sorted.close();
    }

    private final class Rows implements Receiver {

        private static final String ROW = "row";

        private final String file;

        private Rows(String file) {
            this.file = file;
        }

        @Override
        public void understood(String kind) {
            report.understood(kind, 0);
        }

        @Override
        public void ignored(CsvRule rule) {
            report.ignored(ROW, rule, rule.meaning());
        }

        @Override
        public void refused(long number, Reason reason, String problem) {
            report.refused(file + ", line " + number, reason, problem);
        }

        @Override
        public void record(SubscriptionEvent event) {
            try {
                line.reset();
                writer.writeInput(InputRecord.SUBSCRIPTION.topic(), event.getCustomerId(), RecordJson.text(event));
                writer.flush();
                long sequence = event.getSequence() == null ? 0 : event.getSequence();
                sorted.add(event.getOccurredAt().toEpochMilli(), sequence, line.toByteArray());
                report.made(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void note(String note) {
            report.note(note);
        }
    }
}
