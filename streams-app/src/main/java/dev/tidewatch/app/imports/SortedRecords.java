package dev.tidewatch.app.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines in the order of their time, however many: what does not fit in memory waits in temporary files. A pipeline takes old
 * events only so long after newer ones, and exports often list the newest first.
 */
public final class SortedRecords implements Closeable {

    private static final int RUN_BYTES = 1 << 26;
    private static final int BUFFER_BYTES = 1 << 16;

    private final int runBytes;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long pendingBytes;

    public SortedRecords() {
        this(RUN_BYTES);
    }

    SortedRecords(int runBytes) {
        this.runBytes = runBytes;
    }

    /** Lines of one time and sequence stay in the order they are added. */
    public void add(long epochMillis, long sequence, byte[] line) throws IOException {
        entries.add(new Entry(epochMillis, sequence, line));
        pendingBytes += line.length;
        if (pendingBytes >= runBytes) {
            setDown();
        }
    }

    /** Writes all of them, once. */
    public void writeTo(OutputStream out) throws IOException {
        if (runs.isEmpty()) {
            Collections.sort(entries);
            for (Entry entry : entries) {
                out.write(entry.line);
            }
            return;
        }
        setDown();
        merge(out);
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private void setDown() throws IOException {
        Collections.sort(entries);
        Path run = Files.createTempFile("tidewatch-import", ".run");
        run.toFile().deleteOnExit();
        runs.add(run);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER_BYTES))) {
            for (Entry entry : entries) {
                out.writeLong(entry.epochMillis);
                out.writeLong(entry.sequence);
                out.writeInt(entry.line.length);
                out.write(entry.line);
            }
        }
        entries.clear();
        pendingBytes = 0;
    }

    /** Merges the runs; among equal entries the earlier run's comes first. */
    private void merge(OutputStream out) throws IOException {
        PriorityQueue<Run> heads = new PriorityQueue<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = Run.open(runs.get(i), i);
            if (run != null) {
                heads.add(run);
            }
        }
        for (Run run = heads.poll(); run != null; run = heads.poll()) {
            out.write(run.head.line);
            if (run.advance()) {
                heads.add(run);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    private record Entry(long epochMillis, long sequence, byte[] line) implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::epochMillis).thenComparingLong(Entry::sequence);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Run implements Comparable<Run> {

        private final DataInputStream in;
        private final int index;
        private Entry head;

        private Run(DataInputStream in, int index, Entry head) {
            this.in = in;
            this.index = index;
            this.head = head;
        }

        static @Nullable Run open(Path file, int index) throws IOException {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            Entry head = read(in);
            return head == null ? null : new Run(in, index, head);
        }

        boolean advance() throws IOException {
            Entry next = read(in);
            if (next == null) {
                in.close();
                return false;
            }
            head = next;
            return true;
        }

        @Override
        public int compareTo(Run other) {
            int order = head.compareTo(other.head);
            return order != 0 ? order : Integer.compare(index, other.index);
        }

        private static @Nullable Entry read(DataInputStream in) throws IOException {
            try {
                long epochMillis = in.readLong();
                long sequence = in.readLong();
                byte[] line = new byte[in.readInt()];
                in.readFully(line);
                return new Entry(epochMillis, sequence, line);
            } catch (EOFException e) {
                in.close();
                return null;
            }
        }
    }
}
