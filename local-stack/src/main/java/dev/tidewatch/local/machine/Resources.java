package dev.tidewatch.local.machine;

import java.util.ArrayDeque;
import java.util.Deque;

/** Holds what a half-built thing already has open: it is closed together, the newest first, each one even if another fails. */
public final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();

    public synchronized <T extends AutoCloseable> T add(T resource) {
        newestFirst.push(resource);
        return resource;
    }

    /** Closes everything because of {@code failure}, which is returned to be thrown. */
    public <E extends Throwable> E closeAfter(E failure) {
        try {
            close();
        } catch (LocalStackException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    @Override
    public synchronized void close() {
        LocalStackException failure = null;
        while (!newestFirst.isEmpty()) {
            try {
                newestFirst.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new LocalStackException("The local stack did not close cleanly: " + e.getMessage(), e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
