package dev.tidewatch.app.stripe;

import com.google.common.hash.Hashing;
import dev.tidewatch.source.stripe.order.OneSecond;
import dev.tidewatch.source.stripe.order.SecondKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which seconds of which subscriptions have several events, and which second of the subscription was before, known after all
 * were counted once. Eight bytes an event: two subscriptions may share a number, which costs time and at most leaves a second
 * without an order, for they are told apart again by {@link OneSecond}.
 */
final class Seconds {

    private static final int SECOND_BITS = 32;

    private long[] numbers = new long[1 << 10];
    private int count;
    private final Map<Long, Integer> several = new HashMap<>();
    private final Map<Long, Long> before = new HashMap<>();

    /** Returns a number for a second; those of one subscription are in the order of time. */
    static long number(SecondKey key) {
        long subscription = Hashing.farmHashFingerprint64()
                .hashString(key.subscriptionId(), StandardCharsets.UTF_8)
                .asLong();
        return subscription << SECOND_BITS | (second(key.created()) & 0xFFFF_FFFFL);
    }

    void count(SecondKey key) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count] = number(key);
        count++;
    }

    /** After the last was counted. */
    void close() {
        Arrays.sort(numbers, 0, count);
        int first = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || numbers[i] != numbers[first]) {
                add(first, i - first);
                first = i;
            }
        }
        numbers = new long[0];
    }

    /** Returns how many events share this number; 1 for most. */
    int events(long number) {
        return several.getOrDefault(number, 1);
    }

    /** The number of the subscription's second before one that has several events; null if there is none. */
    @Nullable
    Long before(long number) {
        return before.get(number);
    }

    /** Numbers of seconds that come before one with several events. */
    Set<Long> befores() {
        return Set.copyOf(before.values());
    }

    private void add(int first, int events) {
        if (events > 1) {
            several.put(numbers[first], events);
            if (first > 0 && numbers[first - 1] >> SECOND_BITS == numbers[first] >> SECOND_BITS) {
                before.put(numbers[first], numbers[first - 1]);
            }
        }
    }

    private static long second(String created) {
        try {
            return Long.parseLong(created);
        } catch (NumberFormatException e) {
            return 0; // the event will be refused
        }
    }
}
