package dev.tidewatch.domain;

import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.testing.Notation;
import dev.tidewatch.domain.valuation.LineAmount;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Pricing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Computes every example of docs/formulas.md. */
class FormulasPageTest {

    private static final Path PAGE = Path.of("..", "docs", "formulas.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern REFERENCE = Pattern.compile("docs/formulas\\.md,\\s+(?:\\*\\s+)?\"([^\"]+)\"");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final Instant END_OF_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final List<String> page = read(PAGE).lines().toList();

    @Test
    void shouldBeWorthWhatThePageSays() {
        List<List<List<String>>> tables = MarkdownTables.under(page, "items", "discounts", "a month");

        assertThat(tables).hasSize(2);
        for (List<List<String>> table : tables) {
            for (List<String> row : table) {
                assertThat(worth(row.get(0), row.get(1))).as("%s", row).isEqualTo(row.get(2));
            }
        }
    }

    @Test
    void shouldPublishWhatThePageSays() {
        List<List<List<String>>> stories = MarkdownTables.under(page, "at", "arrives", "published");

        assertThat(stories).hasSize(26);
        for (List<List<String>> story : stories) {
            LedgerDriver ledger = aLedger();
            for (List<String> row : story) {
                String id = "row " + story.indexOf(row);
                assertThat(published(ledger, id, row)).as("%s", row).isEqualTo(row.get(2));
            }
        }
    }

    @Test
    void shouldBookWhatThePageSays() {
        List<List<List<String>>> stories = MarkdownTables.under(page, "at", "arrives", "booked");

        assertThat(stories).hasSize(3);
        for (List<List<String>> story : stories) {
            RateTable rates = new RateTable(RatePolicy.STANDARD);
            LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH, rates);
            for (List<String> row : story) {
                String id = "row " + story.indexOf(row);
                assertThat(booked(ledger, rates, id, row)).as("%s", row).isEqualTo(row.get(2));
            }
        }
    }

    @Test
    void shouldChurnForTheReasonThePageSays() {
        List<List<List<String>>> tables = MarkdownTables.under(page, "last snapshot", "kind", "reason");

        assertThat(tables).hasSize(1);
        for (List<String> row : tables.get(0)) {
            Churn churn = churn(row.get(0));
            assertThat(List.of(churn.kind().name(), reason(churn)))
                    .as("%s", row)
                    .isEqualTo(row.subList(1, 3));
        }
    }

    @Test
    void shouldHaveEverySectionThatCodeRefersTo() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> sections = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> REFERENCE.matcher(read(file)).results())
                    .map(FormulasPageTest::section)
                    .distinct()
                    .toList();

            assertThat(headings()).containsAll(sections);
            assertThat(sections).isNotEmpty();
        }
    }

    private List<String> headings() {
        return page.stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring("## ".length()))
                .toList();
    }

    private static String worth(String items, String discounts) {
        String text = discounts.isEmpty() ? items : items + "; " + discounts;
        return new Pricing(Profile.TIDEWATCH)
                .position(PlacedSnapshot.first(Notation.snapshot("event", NOON, text)), NOON).amounts().stream()
                        .map(FormulasPageTest::amount)
                        .collect(Collectors.joining(" + "));
    }

    private static String amount(LineAmount amount) {
        String currency = amount.line().currency();
        return plain(amount.micros()) + (currency.equals("USD") ? "" : " " + currency);
    }

    private static String published(LedgerDriver ledger, String id, List<String> row) {
        Instant at = Notation.instant(row.get(0));
        String arrives = row.get(1);
        Decision<Ledger, Revised> decision =
                arrives.equals("clock") ? ledger.advance(at) : accepted(ledger, id, at, arrives);
        List<String> published = new ArrayList<>();
        decision.outputs().corrections().forEach(correction -> published.add(text(correction)));
        Rejection rejected = decision.rejected();
        if (rejected != null) {
            published.add("dead letter " + rejected.reason());
        }
        return published.isEmpty() ? "nothing" : String.join(", ", published);
    }

    private static Decision<Ledger, Revised> accepted(LedgerDriver ledger, String id, Instant at, String arrives) {
        return arrives.startsWith("customer ")
                ? ledger.accept(Notation.attributes(id, at, arrives))
                : ledger.accept(Notation.snapshot(id, at, arrives));
    }

    private static String booked(LedgerDriver ledger, RateTable rates, String id, List<String> row) {
        Instant at = Notation.instant(row.get(0));
        String arrives = row.get(1);
        boolean isRate = arrives.startsWith("rate ");
        if (isRate) {
            rates.put(Notation.rate(at, arrives));
        }
        Decision<Ledger, Revised> decision =
                isRate ? ledger.revalue() : ledger.accept(Notation.snapshot(id, at, arrives));
        List<String> booked = decision.outputs().corrections().stream()
                .map(FormulasPageTest::booking)
                .toList();
        return booked.isEmpty() ? "nothing" : String.join(", ", booked);
    }

    private static String booking(Correction correction) {
        Movement movement = correction.movement();
        Long reporting = movement.reportingAmount();
        return movement.kind()
                + " " + signed(movement.amount())
                + " " + movement.key().currency()
                + " = " + (reporting == null ? "?" : signed(reporting))
                + (correction.revision() == 0 ? "" : " rev " + correction.revision());
    }

    private static String signed(long micros) {
        return (micros > 0 ? "+" : "") + plain(micros);
    }

    private static String text(Correction correction) {
        Movement movement = correction.movement();
        Churn churn = movement.churn();
        return MINUTE.format(movement.key().at())
                + " " + movement.kind()
                + " " + signed(movement.amount())
                + (churn == null ? "" : " " + churn.kind() + " " + reason(churn))
                + (correction.revision() == 0 ? "" : " rev " + correction.revision())
                + (correction.voided() ? " voided" : "");
    }

    private static Churn churn(String lastSnapshot) {
        LedgerDriver ledger = aLedger();
        ledger.accept(Notation.snapshot("first", NOON, "100 a month"));
        ledger.accept(Notation.snapshot("last", NOON.plus(Duration.ofDays(8)), lastSnapshot));
        ledger.advance(END_OF_YEAR);
        List<Movement> movements = ledger.published();
        return requireNonNull(movements.get(movements.size() - 1).churn());
    }

    /** As published. */
    private static String reason(Churn churn) {
        Churn.@Nullable Reason reason = churn.reason();
        return reason == null ? "UNKNOWN" : reason.name();
    }

    private static String plain(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private static String section(MatchResult reference) {
        return requireNonNull(reference.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
