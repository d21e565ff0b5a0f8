package dev.tidewatch.local.replay;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** Lines put in order on disk: memory holds only their places. */
final class SortedLines<K extends Comparable<K>> implements Closeable {

    private final Path unsorted;
    private final OutputStream out;
    private final List<Place<K>> places = new ArrayList<>();
    private long end;

    SortedLines() throws IOException {
        unsorted = Files.createTempFile("tidewatch-lines-", ".jsonl");
        out = new BufferedOutputStream(Files.newOutputStream(unsorted));
    }

    /** @param line with its line feed */
    void add(K key, byte[] line) throws IOException {
        out.write(line);
        places.add(new Place<>(key, end, line.length));
        end += line.length;
    }

    /** Keeps of those that belong together only the last in order. */
    void keepLast(BiPredicate<K, K> together) {
        Collections.sort(places);
        List<Place<K>> last = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            boolean isLast = i == places.size() - 1 || !together.test(places.get(i).key, places.get(i + 1).key);
            if (isLast) {
                last.add(places.get(i));
            }
        }
        places.clear();
        places.addAll(last);
    }

    /** Says of each line, in order, whether it stays. */
    interface Filter {

        boolean keeps(byte[] line) throws IOException;
    }

    /** Replaces the file, and returns how many lines it has; those of equal keys keep the order they were added in. */
    long writeTo(Path file, Filter filter) throws IOException {
        long written = 0;
        out.flush();
        Collections.sort(places);
        try (FileChannel from = FileChannel.open(unsorted, StandardOpenOption.READ);
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Place<K> place : places) {
                ByteBuffer line = ByteBuffer.allocate(place.length);
                while (line.hasRemaining()) {
                    from.read(line, place.start + line.position());
                }
                if (filter.keeps(line.array())) {
                    to.write(line.array());
                    written++;
                }
            }
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unsorted);
    }

    private record Place<K extends Comparable<K>>(K key, long start, int length) implements Comparable<Place<K>> {

        @Override
        public int compareTo(Place<K> other) {
            return key.compareTo(other.key);
        }
    }
}
