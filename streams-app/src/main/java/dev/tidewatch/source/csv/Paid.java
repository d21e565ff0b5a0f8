package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.value.Dates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period that a customer paid for.
 *
 * @param subscription null where no column tells it
 * @param ended the first instant that is not paid; null while it goes on
 */
record Paid(
        String customer,
        @Nullable String subscription,
        Sale sale,
        Instant started,
        @Nullable Instant ended,
        Map<String, String> attributes) {

    private static final int ID_DIGITS = 16;

    static Paid of(Cells cells, Sales sales, Dates dates, boolean lastDayIsPaid) {
        Instant started = cells.readRequired(Field.STARTED, dates::read);
        Instant ended = cells.read(Field.ENDED, text -> dates.readEnd(text, lastDayIsPaid));
        if (ended != null && ended.isBefore(started)) {
            throw cells.mismatch(
                    Reason.INVALID_VALUE, Field.ENDED, "ends at " + ended + ", before it begins at " + started);
        }
        return new Paid(
                cells.required(Field.CUSTOMER),
                cells.text(Field.SUBSCRIPTION),
                sales.of(cells),
                started,
                ended,
                cells.attributes());
    }

    /** A period without a subscription is one of its own, known by all that it says but its end and its attributes. */
    Subscriber subscriber() {
        return new Subscriber(customer, subscription == null ? "csv-" + digest() : subscription);
    }

    boolean isAt(Instant instant) {
        return !started.isAfter(instant) && (ended == null || ended.isAfter(instant));
    }

    private String digest() {
        try {
            byte[] text = (customer + "|" + sale.text() + "|" + started).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
