package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Snapshots as docs/formulas.md writes them: parts joined by semicolons, such as {@code sub a; past due; 4 x 500 a year;
 * 50 % until 05-02 12:00; cancel at 06-01 00:00}. The n-th item is on plan n.
 */
public final class Notation {

    private static final Pattern ITEM =
            Pattern.compile("(?:(?<seats>\\d+) x )?(?<price>[\\d.]+)(?: (?<currency>[A-Z]{3}))?"
                    + " (?:a|every (?<count>\\d+)) (?<unit>day|week|month|year)s?"
                    + "(?: of (?<product>\\w+))?(?: in all (?<total>[\\d.]+))?(?<metered> metered)?"
                    + "(?: paid until (?<paid>[-\\d]+ [:.\\d]+))?");
    private static final Pattern DISCOUNT =
            Pattern.compile("(?<value>[\\d.]+)(?: (?<currency>[A-Z]{3}))? (?<kind>%|off)(?: of (?<product>\\w+))?"
                    + "(?<once> once)?(?: from (?<from>[-\\d]+ [:.\\d]+))?(?: until (?<until>.+))?");

    private static final Pattern RATE =
            Pattern.compile("rate (?<currency>[A-Z]{3}) (?<rate>[\\d.]+)(?: for (?<day>.+))?");

    private Notation() {}

    /** Of the year 2026 unless another is given, in UTC: {@code 03-02 12:00}. */
    public static Instant instant(String text) {
        boolean ofAnotherYear = text.startsWith("20");
        String time = text.indexOf(':') == text.lastIndexOf(':') ? text + ":00" : text;
        return Instant.parse((ofAnotherYear ? "" : "2026-") + time.replace(' ', 'T') + "Z");
    }

    public static Snapshot snapshot(String id, Instant at, String text) {
        SnapshotBuilder snapshot = SnapshotBuilder.aSnapshot(id).at(at);
        for (String part : text.split("; ", -1)) {
            add(snapshot, part);
        }
        return snapshot.build();
    }

    /** {@code customer country DE, owner alma}. */
    public static CustomerAttributes attributes(String id, Instant at, String text) {
        Map<String, String> attributes = new TreeMap<>();
        for (String stated : text.substring("customer ".length()).split(", ", -1)) {
            String[] nameAndValue = stated.split(" ", 2);
            attributes.put(nameAndValue[0], nameAndValue[1]);
        }
        return new CustomerAttributes(id, at, null, attributes);
    }

    /** {@code rate EUR 1.10}, published at the instant for its day, or {@code for} another. */
    public static Rate rate(Instant at, String text) {
        Matcher found = match(RATE, text);
        String day = found.group("day");
        return new Rate(
                requireNonNull(found.group("currency")),
                Math.toIntExact(Duration.between(Instant.EPOCH, day == null ? at : instant(day + " 00:00"))
                        .toDays()),
                new BigDecimal(requireNonNull(found.group("rate")))
                        .movePointRight(9)
                        .longValueExact(),
                at);
    }

    private static void add(SnapshotBuilder snapshot, String part) {
        if (part.startsWith("id ")) {
            snapshot.id(part.substring("id ".length()));
        } else if (part.startsWith("sub ")) {
            snapshot.of(part.substring("sub ".length()));
        } else if (part.startsWith("seq ")) {
            snapshot.sequence(Long.valueOf(part.substring("seq ".length())));
        } else if (part.startsWith("type ")) {
            snapshot.type(ChangeType.valueOf(part.substring("type ".length())));
        } else if (part.startsWith("cancel at ")) {
            snapshot.cancelAt(instant(part.substring("cancel at ".length())));
        } else if (part.startsWith("trial until ")) {
            snapshot.trialEndsAt(instant(part.substring("trial until ".length())));
        } else if (part.startsWith("paid until ")) {
            snapshot.periodEndsAt(instant(part.substring("paid until ".length())));
        } else if (part.startsWith("because ")) {
            snapshot.because(CancellationReason.valueOf(symbol(part.substring("because ".length()))));
        } else if (Character.isLetter(part.charAt(0))) {
            snapshot.status(SubscriptionStatus.valueOf(symbol(part)));
        } else if (part.contains(" %") || part.contains(" off")) {
            snapshot.less(
                    Arrays.stream(part.split(", ", -1)).map(Notation::discount).toArray(DiscountBuilder[]::new));
        } else {
            snapshot.on(items(part.split(" \\+ ", -1)));
        }
    }

    private static ItemBuilder[] items(String... texts) {
        ItemBuilder[] items = new ItemBuilder[texts.length];
        for (int i = 0; i < texts.length; i++) {
            items[i] = item(texts[i]).plan("plan " + (i + 1));
        }
        return items;
    }

    private static ItemBuilder item(String text) {
        Matcher found = match(ITEM, text);
        String count = found.group("count");
        ItemBuilder item = ItemBuilder.anItem()
                .price(requireNonNull(found.group("price")))
                .product(found.group("product"))
                .every(
                        count == null ? 1 : Integer.parseInt(count),
                        IntervalUnit.valueOf(symbol(requireNonNull(found.group("unit")))));
        String seats = found.group("seats");
        String total = found.group("total");
        String currency = found.group("currency");
        item = seats == null ? item : item.seats(Long.parseLong(seats));
        item = total == null ? item : item.tiered(total);
        item = currency == null ? item : item.in(currency);
        String paid = found.group("paid");
        item = paid == null ? item : item.periodEndsAt(instant(paid));
        return found.group("metered") == null ? item : item.metered();
    }

    private static DiscountBuilder discount(String text) {
        Matcher found = match(DISCOUNT, text);
        String value = requireNonNull(found.group("value"));
        String currency = found.group("currency");
        DiscountBuilder discount = "%".equals(found.group("kind"))
                ? DiscountBuilder.percentOff(value)
                : DiscountBuilder.amountOff(value, currency == null ? "USD" : currency);
        String product = found.group("product");
        String until = found.group("until");
        String from = found.group("from");
        discount = product == null ? discount : discount.on(product);
        discount = from == null ? discount : discount.from(instant(from));
        discount = found.group("once") == null ? discount : discount.once();
        return until == null ? discount : discount.repeating().until(instant(until));
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not in the notation: " + text);
        }
        return matcher;
    }

    private static String symbol(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
