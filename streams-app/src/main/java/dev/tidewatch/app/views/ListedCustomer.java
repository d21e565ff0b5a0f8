package dev.tidewatch.app.views;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer as far as lists are searched, filtered and sorted by it. It is kept beside the customer's health, because a search reads all
 * customers: decoding whole healths would cost it fifteen times as much.
 *
 * @param reportingMrr null while a rate is missing
 * @param words the id and the values of the attributes in lower case, one a line
 */
public record ListedCustomer(
        String customerId,
        CustomerStatus status,
        @Nullable BigDecimal reportingMrr,
        @Nullable BigDecimal score,
        @Nullable Instant since,
        String words) {

    private static final CustomerStatus[] STATUSES = CustomerStatus.values();
    private static final long NONE = Long.MIN_VALUE;
    private static final int FIXED_BYTES = 1 + 3 * Long.BYTES;

    public static ListedCustomer of(CustomerHealth health) {
        return new ListedCustomer(
                health.getCustomerId(),
                health.getStatus(),
                health.getReportingMrr(),
                health.getScore(),
                health.getSince(),
                words(health.getCustomerId(), health.getAttributes().values()));
    }

    /** As kept. The store is of one version of the program, so places in an enum hold. */
    static ListedCustomer of(String customerId, byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        return new ListedCustomer(
                customerId,
                STATUSES[bytes.get()],
                amount(bytes.getLong()),
                amount(bytes.getLong()),
                instant(bytes.getLong()),
                new String(kept, FIXED_BYTES, kept.length - FIXED_BYTES, StandardCharsets.UTF_8));
    }

    @SuppressWarnings("EnumOrdinal") // the store is of one version of the program
    byte[] bytes() {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + text.length)
                .put((byte) status.ordinal())
                .putLong(micros(reportingMrr))
                .putLong(micros(score))
                .putLong(since == null ? NONE : since.toEpochMilli())
                .put(text)
                .array();
    }

    private static String words(String id, Collection<String> values) {
        StringBuilder words = new StringBuilder(id);
        values.forEach(value -> words.append('\n').append(value));
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /** Amounts are kept in micros everywhere. */
    private static long micros(@Nullable BigDecimal amount) {
        return amount == null
                ? NONE
                : amount.setScale(Amounts.SCALE).unscaledValue().longValueExact();
    }

    private static @Nullable BigDecimal amount(long micros) {
        return micros == NONE ? null : Amounts.ofMicros(micros);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NONE ? null : Instant.ofEpochMilli(millis);
    }
}
