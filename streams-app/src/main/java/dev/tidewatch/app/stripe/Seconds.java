package dev.tidewatch.app.stripe;

import com.google.common.hash.Hashing;
import dev.tidewatch.source.stripe.OneSecond;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which seconds of which subscriptions have several events, known after all were counted once. Eight bytes an event: two
 * seconds may share a number, which costs time and changes nothing, for they are told apart again by {@link OneSecond}.
 */
final class Seconds {

    private long[] numbers = new long[1 << 10];
    private int count;
    private final Map<Long, Integer> several = new HashMap<>();

    static long number(String key) {
        return Hashing.farmHashFingerprint64()
                .hashString(key, StandardCharsets.UTF_8)
                .asLong();
    }

    void count(String key) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count] = number(key);
        count++;
    }

    /** After the last was counted. */
    void close() {
        Arrays.sort(numbers, 0, count);
        for (int i = 1; i < count; i++) {
            if (numbers[i] == numbers[i - 1]) {
                several.merge(numbers[i], 2, (events, two) -> events + 1);
            }
        }
        numbers = new long[0];
    }

    /** How many events share this number; 1 for most. */
    int events(long number) {
        return several.getOrDefault(number, 1);
    }
}
