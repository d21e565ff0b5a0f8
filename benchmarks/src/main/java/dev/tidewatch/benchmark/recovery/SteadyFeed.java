package dev.tidewatch.benchmark.recovery;

import dev.tidewatch.benchmark.Pause;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Sends the turns of a company, one after the other, on a thread of its own until it is closed. */
final class SteadyFeed implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int TURNS_AT_ONCE = 1_000;

    private final LongConsumer send;
    private final Thread thread;
    private volatile boolean stopped;

    private SteadyFeed(LongConsumer send, Work work) {
        this.send = send;
        thread = new Thread(() -> work.of(this), "feed");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void of(SteadyFeed feed);
    }

    /** So many a second. */
    static SteadyFeed atRate(LongConsumer send, int rate) {
        return new SteadyFeed(send, feed -> feed.atRate(rate));
    }

    /** As many as may wait to be read. */
    static SteadyFeed ahead(LongConsumer send, LongSupplier waiting, int most) {
        return new SteadyFeed(send, feed -> feed.ahead(waiting, most));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void atRate(int rate) {
        long start = System.nanoTime();
        for (long turn = 0; !stopped; turn++) {
            long due = start + turn * SECOND / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send.accept(turn);
        }
    }

    private void ahead(LongSupplier waiting, int most) {
        for (long turn = 0; !stopped; turn++) {
            while (turn % TURNS_AT_ONCE == 0 && !stopped && waiting.getAsLong() > most) {
                Pause.of(LOOK);
            }
            send.accept(turn);
        }
    }
}
