package dev.tidewatch.avro.input;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the first thing that is wrong with a record: what, where, and what would be right. Words are put together only
 * when something is: almost every record passes, and each is checked.
 */
final class FieldCheck {

    /** Kafka knows no time before it, warehouses none after. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    /** Ids become keys, of which a record may have many. */
    private static final int LONGEST_ID = 1_000;

    /** A number of 300 digits has fewer. */
    private static final int MOST_BITS = 1_000;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String UNKNOWN = "UNKNOWN";

    private @Nullable Rejection rejected;
    private @Nullable String list;
    private int index;

    @Nullable
    Rejection rejected() {
        return rejected;
    }

    /** What is checked from here on is a field of an element. */
    FieldCheck in(String elements, int at) {
        list = elements;
        index = at;
        return this;
    }

    FieldCheck filled(String field, String value) {
        if (value.length() > LONGEST_ID) {
            return invalid(field, "has " + value.length() + " characters", "an id of at most " + LONGEST_ID);
        }
        return that(!value.isBlank(), field, "is empty", "an id");
    }

    /** Checks a person's own words. */
    FieldCheck text(String field, String value, int longest) {
        if (value.length() > longest) {
            return invalid(field, "has " + value.length() + " characters", "at most " + longest + " characters long");
        }
        return that(!value.isBlank(), field, "is empty", "some text");
    }

    FieldCheck known(String field, @Nullable Enum<?> value) {
        return that(value == null || !value.name().equals(UNKNOWN), field, "is not known here", "one of its schema");
    }

    FieldCheck instant(String field, @Nullable Instant value) {
        boolean ok = value == null || !(value.isBefore(FIRST) || value.isAfter(LAST));
        return ok ? this : invalid(field, "is " + value, "between the years 1970 and 9999");
    }

    FieldCheck day(String field, LocalDate value) {
        boolean ok = value.getYear() >= FIRST_YEAR && value.getYear() <= LAST_YEAR;
        return ok ? this : invalid(field, "is " + value, "between the years 1970 and 9999");
    }

    FieldCheck currency(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return that(false, field, "is missing", "three upper-case letters, ISO 4217");
        }
        boolean ok = CURRENCY.matcher(value).matches();
        return ok ? this : invalid(field, "is " + value, "three upper-case letters, ISO 4217");
    }

    FieldCheck atLeast(long least, String field, @Nullable Long value) {
        boolean ok = value == null || value >= least;
        return ok ? this : invalid(field, "is " + value, "at least " + least);
    }

    FieldCheck atLeast(long least, String field, @Nullable Integer value) {
        boolean ok = value == null || value >= least;
        return ok ? this : invalid(field, "is " + value, "at least " + least);
    }

    FieldCheck atMost(long most, String field, @Nullable Integer value) {
        boolean ok = value == null || value <= most;
        return ok ? this : invalid(field, "is " + value, "at most " + most);
    }

    FieldCheck atMost(BigDecimal most, String field, @Nullable BigDecimal value) {
        boolean ok = value == null || value.compareTo(most) <= 0;
        return ok ? this : invalid(field, "is " + value, "at most " + most);
    }

    /** Checks that an amount is not negative and has no more digits than its schema's precision. */
    FieldCheck amount(String field, @Nullable BigDecimal value, int precision) {
        if (value == null) {
            return this;
        }
        // Counting the digits of a number of many bytes takes long.
        if (value.unscaledValue().bitLength() > MOST_BITS) {
            return reject(DeadLetterReason.AMOUNT, field, "has more than 300 digits", "at most " + precision);
        }
        if (value.precision() > precision) {
            return reject(
                    DeadLetterReason.AMOUNT, field, "has " + value.precision() + " digits", "at most " + precision);
        }
        boolean ok = value.signum() >= 0;
        return ok ? this : invalid(field, "is " + value.toPlainString(), "at least 0");
    }

    FieldCheck aboveZero(String field, BigDecimal value) {
        boolean huge = value.unscaledValue().bitLength() > MOST_BITS;
        return value.signum() > 0
                ? this
                : invalid(
                        field,
                        "is " + (huge ? "negative" : value.stripTrailingZeros().toPlainString()),
                        "above 0");
    }

    FieldCheck that(boolean ok, String field, String wrong, String right) {
        return ok ? this : invalid(field, wrong, right);
    }

    private FieldCheck invalid(String field, String wrong, String right) {
        return reject(DeadLetterReason.INVALID_VALUE, field, wrong, right);
    }

    private FieldCheck reject(DeadLetterReason reason, String field, String wrong, String right) {
        if (rejected == null) {
            String place = list == null ? field : list + "[" + index + "]." + field;
            rejected = new Rejection(reason, place + " " + wrong + "; it must be " + right);
        }
        return this;
    }
}
