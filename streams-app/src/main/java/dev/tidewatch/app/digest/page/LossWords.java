package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.LostCustomer;
import dev.tidewatch.app.digest.LostSubscription;
import dev.tidewatch.app.digest.page.Grid.Column;
import dev.tidewatch.app.digest.page.Grid.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says who left, and what those who stay gave up. */
final class LossWords {

    private final DailyDigest digest;
    private final String currency;
    private final int most;

    private LossWords(DailyDigest digest, int most) {
        this.digest = digest;
        this.currency = digest.about().currency();
        this.most = most;
    }

    static List<DigestPage.Section> of(DailyDigest digest, int most) {
        LossWords words = new LossWords(digest, most);
        return List.of(words.customers(), words.subscriptions());
    }

    private DigestPage.Section customers() {
        List<LostCustomer> lost = digest.lost();
        String title = "Customers lost";
        if (lost.isEmpty()) {
            return new DigestPage.Section(title, List.of("Nobody left."), Grid.NONE, "");
        }
        List<String> sentences = new ArrayList<>();
        long ended = lost.stream()
                .mapToLong(customer -> customer.subscriptions().size())
                .sum();
        sentences.add(Amount.many(lost.size(), "customer") + " left, with " + Amount.many(ended, "subscription")
                + " and " + booked(lost) + ".");
        long withoutRate =
                lost.stream().filter(customer -> customer.booked() == null).count();
        if (withoutRate > 0) {
            sentences.add("A rate is missing for " + withoutRate + " of them, so no figure in " + currency + " counts "
                    + (withoutRate == 1 ? "it." : "them."));
        }
        if (lost.size() > 1) {
            sentences.add("By reason: " + reasons(lost) + ".");
        }
        List<Row> rows = lost.stream().limit(most).map(this::row).toList();
        return new DigestPage.Section(
                title,
                sentences,
                new Grid(
                        List.of(
                                Column.number(currency + " a month"),
                                Column.text("customer"),
                                Column.text("why"),
                                Column.text("they say"),
                                Column.text("left at")),
                        rows),
                rest(lost.size(), booked(lost.subList(rows.size(), lost.size()))));
    }

    private Row row(LostCustomer customer) {
        List<String> notes = new ArrayList<>();
        if (customer.booked() == null) {
            notes.add("It paid " + paid(customer.paid()) + ", of which a rate is missing.");
        }
        String feedback = customer.feedback();
        return new Row(
                List.of(
                        Amount.exact(customer.booked()),
                        customer.customerId(),
                        reason(customer),
                        feedback == null ? "" : feedback,
                        customer.at().toString()),
                notes);
    }

    private static String reason(LostCustomer customer) {
        return Amount.word(customer.kind()) + ", " + Amount.word(customer.reason());
    }

    private String reasons(List<LostCustomer> lost) {
        Map<String, List<LostCustomer>> byReason =
                lost.stream().collect(Collectors.groupingBy(LossWords::reason, TreeMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue().size() + " with " + booked(reason.getValue()))
                .collect(Collectors.joining("; "));
    }

    private DigestPage.Section subscriptions() {
        List<LostSubscription> given = digest.given();
        String title = "Subscriptions lost of customers who stay";
        if (given.isEmpty()) {
            return new DigestPage.Section(title, List.of("There are none."), Grid.NONE, "");
        }
        List<Row> rows = given.stream()
                .limit(most)
                .map(one -> Row.of(
                        Amount.exact(one.mrr()),
                        one.currency(),
                        one.customerId(),
                        one.subscriptionId(),
                        one.rule(),
                        one.at().toString()))
                .toList();
        return new DigestPage.Section(
                title,
                List.of(Amount.many(given.size(), "subscription") + " ended, with " + mrr(given)
                        + ", while the customer keeps another."),
                new Grid(
                        List.of(
                                Column.number("a month"),
                                Column.text("currency"),
                                Column.text("customer"),
                                Column.text("subscription"),
                                Column.text("by rule"),
                                Column.text("ended at")),
                        rows),
                rest(given.size(), mrr(given.subList(rows.size(), given.size()))));
    }

    private String rest(int all, String amount) {
        return all <= most ? "" : "And " + (all - most) + " more, with " + amount + ".";
    }

    /** Adds up the losses, as far as rates are known. */
    private String booked(List<LostCustomer> lost) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LostCustomer customer : lost) {
            BigDecimal booked = customer.booked();
            sum = booked == null ? sum : sum.add(booked);
        }
        return Amount.exact(sum) + " " + currency + " a month";
    }

    private static String mrr(List<LostSubscription> given) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        given.forEach(one -> sums.merge(one.currency(), one.mrr(), BigDecimal::add));
        return paid(sums);
    }

    private static String paid(Map<String, BigDecimal> byCurrency) {
        return byCurrency.entrySet().stream()
                        .map(amount -> Amount.exact(amount.getValue()) + " " + amount.getKey())
                        .collect(Collectors.joining(" and "))
                + " a month";
    }
}
