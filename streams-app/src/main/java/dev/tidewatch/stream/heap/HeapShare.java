package dev.tidewatch.stream.heap;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides how much of the heap the customers of all tasks of one process may take, in equal parts. */
public final class HeapShare {

    /** The configuration of Kafka Streams has it under this name. */
    public static final String CONFIG = "tidewatch.heap.share";

    /** Customers may take one part in so many of the heap where nothing else is said. */
    private static final int USUAL = 8;

    private final long bytes;
    private final AtomicInteger tasks = new AtomicInteger();

    /** @param bytes of the heap, not of what is stored; 0 for an eighth of the heap */
    public HeapShare(long bytes) {
        this.bytes = bytes == 0 ? Runtime.getRuntime().maxMemory() / USUAL : bytes;
    }

    /** The pipeline's own; the usual one where the configuration has none. */
    public static HeapShare of(Map<String, Object> config) {
        return config.get(CONFIG) instanceof HeapShare share ? share : new HeapShare(0);
    }

    /** One more task has customers. */
    void open() {
        tasks.incrementAndGet();
    }

    void close() {
        tasks.decrementAndGet();
    }

    long ofOneTask() {
        return bytes / Math.max(1, tasks.get());
    }
}
