package dev.tidewatch.app.groups;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One group and its figure.
 *
 * @param customers that it is a figure of; of trials, those that ended
 * @param above what is above the line
 * @param below what is below it
 * @param figure null where nothing is below the line
 * @param published the same in the row of its segment; null where there is no row
 * @param shares of its customers, where amounts are divided; else null
 */
public record Group(
        String name,
        long customers,
        BigDecimal above,
        BigDecimal below,
        @Nullable BigDecimal figure,
        @Nullable BigDecimal published,
        @Nullable MoneyShares shares) {

    /** Returns true unless its row says something else. */
    public boolean agrees() {
        return published == null || (figure != null && published.compareTo(figure) == 0);
    }

    /** How much larger its figure is than another's, as far as it may be chance; null where one has none. */
    @Nullable
    Interval less(Group other) {
        if (figure == null || other.figure == null) {
            return null;
        }
        return shares == null || other.shares == null
                ? proportion().less(other.proportion())
                : shares.less(other.shares);
    }

    private Proportion proportion() {
        return new Proportion(above.longValueExact(), below.longValueExact());
    }
}
