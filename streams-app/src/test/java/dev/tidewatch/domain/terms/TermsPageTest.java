package dev.tidewatch.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.testing.Notation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Computes the examples of docs/formulas.md, "Discounts known by id". */
class TermsPageTest {

    private static final String CUSTOMER = "cus_1";
    private static final Pattern TERMS =
            Pattern.compile("terms (?<id>\\w+): (?:as (?<coupon>\\w+)|(?<percent>\\d+) %(?<own> of the customer)?"
                    + "(?: once of (?<sub>\\w+) from (?<from>[-\\d]+ [:\\d]+)(?: until (?<until>.+))?)?|forgotten)");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @Test
    void shouldPublishWhatThePageSays() throws IOException {
        List<String> page =
                Files.readString(Path.of("..", "docs", "formulas.md")).lines().toList();
        List<List<List<String>>> stories = MarkdownTables.under(page, "at", "arrives", "priced");

        assertThat(stories).hasSize(4);
        stories.forEach(TermsPageTest::holds);
    }

    private static void holds(List<List<String>> story) {
        TermsTable table = new TermsTable();
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH, Rates.NONE, table);
        for (List<String> row : story) {
            Instant at = Notation.instant(row.get(0));
            String arrives = row.get(1);
            Matcher terms = TERMS.matcher(arrives);
            Decision<Ledger, Revised> decision = terms.matches()
                    ? come(terms, at, table, ledger)
                    : ledger.accept(snapshot("row " + story.indexOf(row), at, arrives));
            String published = decision.outputs().corrections().stream()
                    .map(TermsPageTest::text)
                    .collect(Collectors.joining(", "));
            assertThat(published.isEmpty() ? "nothing" : published)
                    .as("%s", row)
                    .isEqualTo(row.get(2));
        }
    }

    private static Decision<Ledger, Revised> come(Matcher said, Instant at, TermsTable table, LedgerDriver ledger) {
        String id = said.group("id");
        String percent = said.group("percent");
        if (percent == null && said.group("coupon") == null) {
            table.forget(id);
        } else {
            table.put(new DiscountTerms(
                    id,
                    at,
                    said.group("coupon"),
                    percent == null ? null : new BigDecimal(percent),
                    null,
                    null,
                    said.group("sub") == null ? null : DiscountDuration.ONCE,
                    null,
                    instant(said.group("from")),
                    instant(said.group("until")),
                    null,
                    said.group("own") == null && said.group("sub") == null ? null : CUSTOMER,
                    said.group("sub")));
        }
        return ledger.reprice(table.ofCustomer(CUSTOMER));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Notation.instant(text);
    }

    private static Snapshot snapshot(String id, Instant at, String text) {
        int by = text.indexOf("; by ");
        return by < 0
                ? Notation.snapshot(id, at, text)
                : Notation.snapshot(id, at, text.substring(0, by)).with(List.of(named(text.substring(by + 5))));
    }

    private static Discount named(String id) {
        return new Discount(null, null, null, DiscountDuration.FOREVER, null, List.of(), id, null);
    }

    private static String text(Correction correction) {
        Movement movement = correction.movement();
        BigDecimal amount = BigDecimal.valueOf(movement.amount(), 6).stripTrailingZeros();
        return MINUTE.format(movement.key().at()) + " " + movement.kind() + " " + (amount.signum() > 0 ? "+" : "")
                + amount.toPlainString() + (correction.revision() == 0 ? "" : " rev " + correction.revision());
    }
}
