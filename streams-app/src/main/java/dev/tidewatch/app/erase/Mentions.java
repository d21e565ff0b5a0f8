package dev.tidewatch.app.erase;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Finds records that mention one of some ids in their value or headers: as a whole word, or as a whole string of Avro. */
final class Mentions {

    /** A length below it is one byte in Avro, twice the length. */
    private static final int SHORT = 64;

    /** Bytes that the keys of stores have before a customer's id. */
    private static final Set<Integer> BEFORE_ID = Set.of(0, 7, 8);

    /** A letter and a length. */
    private static final int BEFORE_FIRST = 1 + Integer.BYTES;

    private final List<byte[]> ids = new ArrayList<>();

    Mentions(Collection<String> ids) {
        ids.forEach(id -> this.ids.add(id.getBytes(StandardCharsets.UTF_8)));
    }

    boolean in(ConsumerRecord<byte[], byte[]> record) {
        if (in(record.key()) || in(record.value())) {
            return true;
        }
        for (Header header : record.headers()) {
            if (in(header.value())) {
                return true;
            }
        }
        return false;
    }

    boolean in(byte @Nullable [] bytes) {
        return bytes != null && ids.stream().anyMatch(id -> isIn(id, bytes));
    }

    /**
     * The key of a changelog has the id alone, after a currency and a day ({@code rate-users}), or after an instant ({@code due}); in
     * {@code terms-index} behind a letter and a length, or behind another id that is.
     */
    boolean inStoreKey(byte @Nullable [] key) {
        return key != null && ids.stream().anyMatch(id -> isAtTheEnd(id, key) || isBesideAnother(id, key));
    }

    private static boolean isAtTheEnd(byte[] id, byte[] key) {
        int before = key.length - id.length;
        return BEFORE_ID.contains(before) && isAt(id, key, before);
    }

    private static boolean isBesideAnother(byte[] id, byte[] key) {
        if (key.length < BEFORE_FIRST || (key[0] != 'u' && key[0] != 'o')) {
            return false;
        }
        int first = ByteBuffer.wrap(key, 1, Integer.BYTES).getInt();
        int second = key.length - BEFORE_FIRST - first;
        if (first < 0 || second < 0) {
            return false;
        }
        return key[0] == 'u'
                ? second == id.length && isAt(id, key, key.length - second)
                : first == id.length && isAt(id, key, BEFORE_FIRST);
    }

    private static boolean isIn(byte[] id, byte[] bytes) {
        for (int at = 0; at + id.length <= bytes.length; at++) {
            if (isAt(id, bytes, at) && isWhole(id.length, bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] id, byte[] bytes, int at) {
        for (int i = 0; i < id.length; i++) {
            if (bytes[at + i] != id[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(int length, byte[] bytes, int at) {
        boolean avro = at > 0 && length < SHORT && bytes[at - 1] == 2 * length;
        return avro || (!isWord(bytes, at - 1) && !isWord(bytes, at + length));
    }

    private static boolean isWord(byte[] bytes, int at) {
        return at >= 0
                && at < bytes.length
                && (Character.isLetterOrDigit(bytes[at]) || bytes[at] == '_' || bytes[at] == '-');
    }
}
