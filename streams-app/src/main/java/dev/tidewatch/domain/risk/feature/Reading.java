package dev.tidewatch.domain.risk.feature;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A feature's value. Most are only compared, so the decimal number and the evidence are made for those who ask. */
public final class Reading {

    private static final Reading ZERO = of(0, Reading::nothing, null);

    private final long unscaled;
    private final int scale;
    private final Supplier<String> evidence;
    private final @Nullable Instant changesAt;
    private final @Nullable Count count;

    private Reading(long unscaled, int scale, Supplier<String> evidence, @Nullable Instant changesAt) {
        this(unscaled, scale, evidence, changesAt, null);
    }

    private Reading(
            long unscaled, int scale, Supplier<String> evidence, @Nullable Instant changesAt, @Nullable Count count) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.evidence = evidence;
        this.changesAt = changesAt;
        this.count = count;
    }

    public static Reading of(long value, Supplier<String> evidence, @Nullable Instant changesAt) {
        return new Reading(value, 0, evidence, changesAt);
    }

    public static Reading of(long value) {
        return value == 0 ? ZERO : of(value, Reading::nothing, null);
    }

    /** Returns a number that time alone changes unit by unit. */
    static Reading of(Count count, Supplier<String> evidence) {
        return new Reading(count.value(), 0, evidence, null, count);
    }

    static Reading of(Count count) {
        return of(count, Reading::nothing);
    }

    /** Returns a 0 that time alone will change. */
    static Reading zeroUntil(@Nullable Instant changesAt) {
        return changesAt == null ? ZERO : of(0, Reading::nothing, changesAt);
    }

    /** Returns a number with decimals: {@code unscaled / 10^scale}, with at most 6 of them. */
    public static Reading decimal(long unscaled, int scale, Supplier<String> evidence) {
        return new Reading(unscaled, scale, evidence, null);
    }

    public static Reading decimal(long unscaled, int scale) {
        return decimal(unscaled, scale, Reading::nothing);
    }

    /** Returns the value with the decimals that its feature has. */
    public BigDecimal value() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** Returns the value in millionths; the largest number stands for all that are larger. */
    public long micros() {
        long micros = unscaled;
        for (int digits = scale; digits < Signal.DIGITS; digits++) {
            if (Math.abs(micros) > Long.MAX_VALUE / 10) {
                return micros < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
            }
            micros *= 10;
        }
        return micros;
    }

    /** Returns what was seen, in one sentence; empty where nothing was. */
    public String evidence() {
        return evidence.get();
    }

    /** Returns the instant at which time alone changes the value; null if it does not, or only day by day. */
    @Nullable
    public Instant changesAt() {
        return changesAt;
    }

    /** Returns how time alone changes it unit by unit; null if it does not. */
    public @Nullable Count count() {
        return count;
    }

    private static String nothing() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reading reading
                && unscaled == reading.unscaled
                && scale == reading.scale
                && Objects.equals(changesAt, reading.changesAt)
                && evidence().equals(reading.evidence());
    }

    @Override
    public int hashCode() {
        return Objects.hash(unscaled, scale, changesAt);
    }

    @Override
    public String toString() {
        return value().toPlainString() + (evidence().isEmpty() ? "" : ", " + evidence());
    }
}
