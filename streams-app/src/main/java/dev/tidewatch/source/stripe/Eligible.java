package dev.tidewatch.source.stripe;

import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.util.List;
import java.util.Objects;

/**
 * Holds what a discount could be for.
 *
 * @param item the product of the item that has it; empty where it is the subscription's, or that of an only item
 * @param lines of the subscription
 */
record Eligible(List<String> item, List<SubscriptionItem> lines) {

    /** One of the whole subscription. */
    static Eligible byAll(List<SubscriptionItem> lines) {
        return new Eligible(List.of(), lines);
    }

    /** One of an item, if its product tells it from the others. */
    static Eligible byItem(Field item, List<SubscriptionItem> lines, int index) {
        if (lines.size() == 1) {
            return byAll(lines);
        }
        String product = lines.get(index).getProductId();
        long same = lines.stream()
                .filter(line -> Objects.equals(line.getProductId(), product))
                .count();
        if (product == null || same > 1) {
            String problem = "apply to one of several items of one product, which a snapshot cannot say;"
                    + " give the items products of their own, or the subscription the discount";
            throw item.at("discounts").refuse(Reason.NO_PLACE, problem);
        }
        return new Eligible(List.of(product), lines);
    }

    /** Returns whether it makes a difference which products the coupon is for. */
    boolean isInDoubt() {
        String product = lines.get(0).getProductId();
        boolean one = lines.size() == 1
                || (product != null && lines.stream().allMatch(line -> product.equals(line.getProductId())));
        return item.isEmpty() && !one;
    }
}
