package dev.tidewatch.app.training.rows;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.input.TermsRules;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.terms.TermsTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A history in the order in which the pipeline takes it: rates and terms of discounts are known first, then come the events, each time
 * of the partition whose next one is the earliest. They lie in files until then, for a history may be larger than memory.
 */
public final class HistoryLog implements Closeable {

    private final Path directory;
    private final String unit;
    private final Map<InputRecord<?>, Deserializer<Incoming>> decoders = new HashMap<>();
    private final RateRules rateRules;
    private final RateTable rates;
    private final TermsTable terms = new TermsTable();
    private final Map<String, Partition> partitions = new HashMap<>();
    private final List<Partition> inOrder = new ArrayList<>();
    private long records;

    /**
     * Makes one without records, whose files lie in a directory.
     *
     * @param unit how the position of a record is called
     */
    public HistoryLog(Path directory, Profile profile, String unit, Decoding decoding) {
        this.directory = directory;
        this.unit = unit;
        this.rateRules = new RateRules(profile.reportingCurrency());
        this.rates = new RateTable(profile.rates());
        InputRecord.all().forEach(input -> decoders.put(input, decoding.of(input)));
    }

    /** Makes what reads the values of an input. */
    public interface Decoding {

        Deserializer<Incoming> of(InputRecord<?> input);
    }

    /**
     * Says where a record stands.
     *
     * @param key empty if it has none
     * @param position of a file the number of the record, of a cluster its offset
     * @param unit how the position is called
     */
    public record Place(String topic, String key, String unit, long position) {

        byte @Nullable [] bytes() {
            return key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return topic + (key.isEmpty() ? "" : " of " + key) + ", " + unit + " " + position;
        }
    }

    private record Partition(InputRecord<?> input, int rank, Path file, LogFile.Writer writer) {}

    /** Takes a record, in the order of its partition. */
    public void add(InputRecord<?> input, int partition, LogRecord record) {
        if (input.compacted()) {
            learn(record.key(), decoded(input, record.value()));
        } else {
            partitions
                    .computeIfAbsent(input.topic() + "-" + partition, name -> open(input, name))
                    .writer()
                    .add(record);
        }
        records++;
    }

    /** Returns how many records were taken. */
    public long records() {
        return records;
    }

    /** Returns the rates and the terms that were taken. */
    public MonthlyCustomers.Known known() {
        return new MonthlyCustomers.Known(rates, terms);
    }

    /**
     * Hands all events out; from then on no record is taken, and they may be handed out again.
     *
     * @param present events that lie after it do not go before others
     * @param receiver gets each with its place
     * @param done is told how many were handed out
     */
    public void handOut(Instant present, Incoming.Receiver<Place> receiver, LongConsumer done) throws IOException {
        PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparing(Head::at).thenComparing(head -> head.partition.rank()));
        try {
            for (Partition partition : inOrder) {
                partition.writer().close();
                Head head = new Head(partition, new LogFile.Reader(partition.file()));
                if (head.next(present)) {
                    heads.add(head);
                }
            }
            long handed = 0;
            for (Head head = heads.poll(); head != null; head = heads.poll()) {
                head.incoming().handOver(head.place(), receiver);
                handed++;
                done.accept(handed);
                if (head.next(present)) {
                    heads.add(head);
                }
            }
        } finally {
            for (Head head : heads) {
                head.reader.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Partition partition : inOrder) {
            partition.writer().close();
        }
        decoders.values().forEach(Deserializer::close);
    }

    /** The next record of a partition. */
    private final class Head {

        private final Partition partition;
        private final LogFile.Reader reader;
        private Instant at = Instant.EPOCH;
        private String key = "";
        private long position;
        private @Nullable Incoming incoming;

        private Head(Partition partition, LogFile.Reader reader) {
            this.partition = partition;
            this.reader = reader;
        }

        private Instant at() {
            return at;
        }

        private Place place() {
            return new Place(partition.input().topic(), key, unit, position);
        }

        private Incoming incoming() {
            return requireNonNull(incoming);
        }

        /** Goes on; false at the end. */
        private boolean next(Instant present) throws IOException {
            LogRecord record = reader.next();
            if (record == null) {
                reader.close();
                return false;
            }
            position = record.offset();
            key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            incoming = decoded(partition.input(), record.value());
            Instant own = incoming.at();
            at = own == null || own.isAfter(present) ? at : own;
            return true;
        }
    }

    private Partition open(InputRecord<?> input, String name) {
        Path file = directory.resolve(name);
        Partition partition = new Partition(input, inOrder.size(), file, new LogFile.Writer(file));
        inOrder.add(partition);
        return partition;
    }

    private Incoming decoded(InputRecord<?> input, byte @Nullable [] value) {
        return requireNonNull(decoders.get(input)).deserialize(input.topic(), new RecordHeaders(), value);
    }

    private void learn(byte @Nullable [] key, Incoming incoming) {
        if (incoming instanceof Incoming.RateChange change && rateRules.check(key, change.rate()) == null) {
            rates.put(change.rate());
        }
        if (key != null
                && incoming instanceof Incoming.TermsChange change
                && TermsRules.check(key, change.terms()) == null) {
            if (change.terms() == null) {
                terms.forget(new String(key, StandardCharsets.UTF_8));
            } else {
                terms.put(change.terms());
            }
        }
    }
}
