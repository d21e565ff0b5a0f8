package dev.tidewatch.app.explain;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.JsonRecords;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** The files that a replay wrote: sorted by key, so one customer's lines are together. */
public final class ReplayDirectory implements Outputs {

    private static final String ENDING = ".jsonl";

    private final Path rows;
    private final Path movements;
    private final Path directory;
    private final JsonRecords<RetentionMetrics> rowRecords = new JsonRecords<>(RetentionMetrics.class);
    private final JsonRecords<MrrMovement> movementRecords = new JsonRecords<>(MrrMovement.class);

    private ReplayDirectory(Path directory) {
        this.directory = directory;
        rows = directory.resolve(Topics.RETENTION_METRICS + ENDING);
        movements = directory.resolve(Topics.MRR_MOVEMENTS + ENDING);
    }

    /**
     * Returns what {@code tidewatch replay --output directory} wrote.
     *
     * @throws UserError if it did not
     */
    public static ReplayDirectory at(Path directory) {
        ReplayDirectory replay = new ReplayDirectory(directory);
        for (Path file : List.of(replay.rows, replay.movements)) {
            if (!Files.isReadable(file)) {
                throw new UserError(
                        file + ": no such file; --replay takes the directory that 'tidewatch replay --output' wrote");
            }
        }
        return replay;
    }

    @Override
    public void rows(RowReceiver receiver) {
        read(rows, line -> {
            if (line.key() != null) {
                receiver.row(line.key(), () -> new PublishedRow(record(line, rowRecords), MovementsTold.ALL));
            }
        });
    }

    /** A replay publishes its rows at its end: they have all movements. */
    @Override
    public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
        Together together = new Together(receiver);
        read(movements, together::add);
        together.flush();
    }

    @Override
    public String leftOut() {
        return ReplaySummary.ifIn(directory)
                .flatMap(ReplaySummary::partOfRows)
                .map(part -> "; the replay wrote a part of the rows only: " + part)
                .orElse("");
    }

    @Override
    public boolean areLive() {
        return false;
    }

    @Override
    public void close() {
        // Each reading closes its file.
    }

    private static void read(Path file, Consumer<JsonLine> receiver) {
        try (JsonLinesReader lines = JsonLinesReader.open(file.toString())) {
            lines.forEachRemaining(receiver);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static <T extends SpecificRecord> T record(JsonLine line, JsonRecords<T> records) {
        if (line.value() == null) {
            throw line.problem("has no value");
        }
        try {
            return records.read(line.value());
        } catch (JsonMismatch mismatch) {
            throw line.valueMismatch(mismatch);
        }
    }

    /** Gathers lines that follow each other under one key. */
    private final class Together {

        private final Consumer<CustomerMovements> receiver;
        private final List<MrrMovement> records = new ArrayList<>();
        private String key = "";

        private Together(Consumer<CustomerMovements> receiver) {
            this.receiver = receiver;
        }

        private void add(JsonLine line) {
            String next = line.key() == null ? "" : line.key();
            if (!next.equals(key)) {
                if (next.compareTo(key) < 0) {
                    throw line.problem("key " + next + " comes after " + key
                            + "; the lines must be sorted by key, as 'tidewatch replay' writes them");
                }
                flush();
                key = next;
            }
            records.add(record(line, movementRecords));
        }

        private void flush() {
            if (!records.isEmpty()) {
                receiver.accept(new CustomerMovements(key, records));
                records.clear();
            }
        }
    }
}
