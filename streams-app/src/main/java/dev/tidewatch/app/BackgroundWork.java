package dev.tidewatch.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Work on a thread of its own, begun at once: what a start does mostly waits for answers of others.
 *
 * @param <T> of its result
 */
public final class BackgroundWork<T> {

    private final CompletableFuture<T> result;

    private BackgroundWork(CompletableFuture<T> result) {
        this.result = result;
    }

    /**
     * Begins the work.
     *
     * @param name of its thread, which does not keep the process alive
     */
    public static <T> BackgroundWork<T> begin(String name, Supplier<T> work) {
        return new BackgroundWork<>(CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /** Begins work that has no result. */
    public static BackgroundWork<Boolean> begin(String name, Runnable work) {
        return begin(name, () -> {
            work.run();
            return true;
        });
    }

    /** Returns its result when the work is done; throws what it threw. */
    public T join() {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted during the start", e);
        }
    }
}
