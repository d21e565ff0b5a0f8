package dev.tidewatch.app.api.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes records of a list until one comes that is too many: then the list goes on. */
public final class Page<T> implements Predicate<T> {

    private final int size;
    private final List<T> found = new ArrayList<>();
    private boolean full;

    /**
     * Has taken none yet.
     *
     * @param size so many records at most
     */
    public Page(int size) {
        this.size = size;
    }

    /** Takes a record; whether another may come. */
    @Override
    public boolean test(T record) {
        if (found.size() < size) {
            found.add(record);
        } else {
            full = true;
        }
        return !full;
    }

    public int size() {
        return size;
    }

    /** Returns whether there was one too many. */
    public boolean isFull() {
        return full;
    }

    public List<T> found() {
        return found;
    }

    /** Returns where the list goes on after the last record; empty if it does not. */
    public Optional<Cursor> next(Function<T, Cursor> after) {
        return full ? Optional.of(after.apply(found.get(found.size() - 1))) : Optional.empty();
    }
}
