package dev.tidewatch.app.views.store;

import java.util.Arrays;
import org.rocksdb.RocksIterator;

/**
 * Entries whose keys go on, after a prefix, as some other key does after its own. Both are in order, so each is passed once: entries that lie near by
 * are stepped over, others leapt over.
 *
 * @param others the other keys
 * @param prefix what the keys of entries begin with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Among(KeyRange others, byte[] prefix) {

    public void visit(RocksIterator other, RocksIterator entry, ViewStore.Visitor visitor) {
        entry.seek(prefix);
        for (other.seek(others.from()); other.isValid() && others.isBelowEnd(other.key()); other.next()) {
            byte[] wanted = wanted(other.key());
            if (isBefore(entry, wanted)) {
                entry.next();
            }
            if (isBefore(entry, wanted)) {
                entry.seek(wanted);
            }
            boolean found = entry.isValid() && Arrays.equals(entry.key(), wanted);
            if (found && !visitor.visit(wanted, entry.value())) {
                return;
            }
        }
    }

    private byte[] wanted(byte[] other) {
        int skipped = others.from().length;
        byte[] wanted = Arrays.copyOf(prefix, prefix.length + other.length - skipped);
        System.arraycopy(other, skipped, wanted, prefix.length, other.length - skipped);
        return wanted;
    }

    private static boolean isBefore(RocksIterator entry, byte[] wanted) {
        return entry.isValid() && Arrays.compareUnsigned(entry.key(), wanted) < 0;
    }
}
