package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A discount forever on every product, unless told otherwise. */
public final class DiscountBuilder {

    private final @Nullable BigDecimal percentOff;
    private final @Nullable BigDecimal amountOff;
    private final @Nullable String currency;
    private DiscountDuration duration = DiscountDuration.FOREVER;
    private @Nullable Instant endsAt;
    private List<String> productIds = List.of();
    private @Nullable String termsId;
    private @Nullable Instant startsAt;

    private DiscountBuilder(
            @Nullable BigDecimal percentOff, @Nullable BigDecimal amountOff, @Nullable String currency) {
        this.percentOff = percentOff;
        this.amountOff = amountOff;
        this.currency = currency;
    }

    public static DiscountBuilder percentOff(String percent) {
        return new DiscountBuilder(new BigDecimal(percent), null, null);
    }

    public static DiscountBuilder amountOff(String amount, String currency) {
        return new DiscountBuilder(null, new BigDecimal(amount), currency);
    }

    public DiscountBuilder once() {
        duration = DiscountDuration.ONCE;
        return this;
    }

    public DiscountBuilder repeating() {
        duration = DiscountDuration.REPEATING;
        return this;
    }

    public DiscountBuilder until(@Nullable Instant end) {
        endsAt = end;
        return this;
    }

    public DiscountBuilder on(String... products) {
        productIds = List.of(products);
        return this;
    }

    public DiscountBuilder terms(@Nullable String id) {
        termsId = id;
        return this;
    }

    public DiscountBuilder from(@Nullable Instant start) {
        startsAt = start;
        return this;
    }

    public Discount build() {
        return new Discount(percentOff, amountOff, currency, duration, endsAt, productIds, termsId, startsAt);
    }
}
