package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.time.IntervalUnit;
import java.util.ArrayList;
import java.util.List;

/** What a random customer can subscribe to, in each of its currencies with as many decimals as the currency has. */
final class PriceList {

    private final Chance chance;
    private final List<String> currencies;

    PriceList(Chance chance, List<String> currencies) {
        this.chance = chance;
        this.currencies = currencies;
    }

    List<String> currencies() {
        return currencies;
    }

    /** One item, or a bundle of up to three. */
    List<Item> items() {
        List<Item> chosen = new ArrayList<>(List.of(item()));
        while (chosen.size() < 3 && chance.percent(25)) {
            chosen.add(item());
        }
        return chosen;
    }

    private Item item() {
        String currency = chance.of(currencies);
        ItemBuilder item = priced(currency).in(currency);
        if (chance.percent(40)) {
            item.product(chance.of(List.of("p1", "p2")));
        }
        return item.build();
    }

    private ItemBuilder priced(String currency) {
        return switch (currency) {
            case "JPY" -> inYen();
            case "KWD" -> inDinar();
            default -> inDollars();
        };
    }

    private ItemBuilder inDollars() {
        return switch (chance.between(0, 13)) {
            case 0, 1, 2 -> ItemBuilder.monthly("100");
            case 3 -> ItemBuilder.yearly("1200");
            case 4 -> ItemBuilder.monthly("100").plan("team");
            case 5 -> ItemBuilder.monthly("90").every(3, IntervalUnit.MONTH);
            case 6 -> ItemBuilder.yearly("500").seats(4);
            case 7 -> ItemBuilder.monthly("7.77").every(chance.between(1, 2), IntervalUnit.WEEK);
            case 8 -> ItemBuilder.monthly("3.29").plan("daily").every(1, IntervalUnit.DAY);
            case 9 -> ItemBuilder.monthly("0.000003").plan("tiny").every(chance.between(1, 5), IntervalUnit.DAY);
            case 10 -> ItemBuilder.monthly("20").plan("tiered").seats(7).tiered("123.45");
            case 11 -> ItemBuilder.monthly("0").plan("free");
            case 12 -> ItemBuilder.yearly("10").plan("addon");
            default -> ItemBuilder.monthly("60").plan("meter").metered();
        };
    }

    private ItemBuilder inYen() {
        return switch (chance.between(0, 3)) {
            case 0 -> ItemBuilder.monthly("12800");
            case 1 -> ItemBuilder.yearly("98000").plan("team").seats(3);
            case 2 -> ItemBuilder.monthly("333").every(1, IntervalUnit.WEEK);
            default -> ItemBuilder.monthly("2500").plan("tiered").seats(11).tiered("20001");
        };
    }

    private ItemBuilder inDinar() {
        return switch (chance.between(0, 3)) {
            case 0 -> ItemBuilder.monthly("29.995");
            case 1 -> ItemBuilder.yearly("359.940").plan("team");
            case 2 -> ItemBuilder.monthly("1.005").plan("daily").every(1, IntervalUnit.DAY);
            default ->
                ItemBuilder.monthly("88.125").every(3, IntervalUnit.MONTH).seats(2);
        };
    }
}
