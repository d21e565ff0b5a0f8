package dev.tidewatch.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.csv.table.CsvTable;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tables in examples/csv, and small ones whose MRR is known, through the ledger. */
class CsvFiguresTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "csv");
    private static final Path FORMS = Path.of("src", "main", "resources", "dev", "tidewatch", "source", "csv", "map");

    private static final String PERIODS = """
            rows = periods
            column.customer = customer
            column.subscription = subscription
            column.plan = plan
            column.amount = price
            column.currency = currency
            column.interval = interval
            column.started = from
            column.ended = to
            """;

    private static final String HEADER = "customer,subscription,plan,price,currency,interval,from,to\n";

    @Test
    void shouldGiveTheMrrOfTheContracts() throws IOException {
        CsvCase contracts = example("contracts.csv", EXAMPLES.resolve("contracts.properties"));

        assertThat(movements(contracts))
                .containsExactly(
                        "ash NEW 100 EUR 2024-12-31T23:00:00Z",
                        "birch NEW 147 EUR 2025-02-14T23:00:00Z",
                        "birch EXPANSION 73.5 EUR 2025-06-30T22:00:00Z",
                        "cedar NEW 100 EUR 2025-02-28T23:00:00Z",
                        "cedar CHURN -100 EUR 2025-08-31T22:00:00Z");
        assertThat(mrr(contracts)).isEqualTo(Map.of("EUR", "320.5"));
    }

    @Test
    void shouldGiveTheMrrOfTheChanges() throws IOException {
        CsvCase changes = example("changes.csv", EXAMPLES.resolve("changes.properties"));

        assertThat(movements(changes))
                .containsExactly(
                        "fir NEW 90 USD 2025-01-10T09:00:00Z",
                        "fir EXPANSION 30 USD 2025-03-10T09:00:00Z",
                        "hazel NEW 90 USD 2025-02-15T00:00:00Z",
                        "hazel CHURN -90 USD 2025-05-20T12:00:00Z");
    }

    @Test
    void shouldGiveTheMrrOfBaremetricsForm() throws IOException {
        CsvCase baremetrics = example("baremetrics.csv", FORMS.resolve("baremetrics.properties"));

        assertThat(movements(baremetrics))
                .containsExactly(
                        "larch NEW 29 USD 2025-01-05T00:00:00Z",
                        "larch CHURN -29 USD 2025-06-05T00:00:00Z",
                        "maple NEW 200 USD 2025-02-01T00:00:00Z",
                        "oak NEW 29 USD 2025-03-10T00:00:00Z");
    }

    @Test
    void shouldGiveTheMrrOfChartMogulsForm() throws IOException {
        CsvCase chartmogul = CsvCase.of(
                Files.readString(FORMS.resolve("chartmogul.properties")),
                Files.readString(EXAMPLES.resolve("chartmogul.csv")),
                PlanBook.read(new CsvTable(
                        new StringReader(Files.readString(EXAMPLES.resolve("chartmogul-plans.csv"))), ',')));

        assertThat(movements(chartmogul))
                .containsExactly(
                        "pine NEW 200 USD 2025-01-03T00:00:00Z",
                        "pine EXPANSION 100 USD 2025-04-03T00:00:00Z",
                        "spruce NEW 50 USD 2025-02-01T00:00:00Z",
                        "spruce CHURN -50 USD 2025-09-01T00:00:00Z");
    }

    @Test
    void shouldBeOneMovementWhereTwoPeriodsMeetWhoeverNamesThem() {
        String rows = """
                c1,S,pro,50,EUR,month,2025-01-01,2025-06-01
                c1,S,pro,80,EUR,month,2025-06-01,
                """;

        List<String> once = List.of("c1 NEW 50 EUR 2025-01-01T00:00:00Z", "c1 EXPANSION 30 EUR 2025-06-01T00:00:00Z");
        assertThat(movements(CsvCase.of(PERIODS, HEADER + rows))).isEqualTo(once);
        assertThat(movements(CsvCase.of(PERIODS, HEADER + rows.replace(",S,", ",,"))))
                .isEqualTo(once);
    }

    @Test
    void shouldNotMoveWhereTheSameIsPaidAgain() {
        String rows = """
                c1,S,pro,600,EUR,year,2024-01-01,2025-01-01
                c1,S,pro,600,EUR,year,2025-01-01,2026-06-01
                """;

        assertThat(movements(CsvCase.of(PERIODS, HEADER + rows))).containsExactly("c1 NEW 50 EUR 2024-01-01T00:00:00Z");
        assertThat(movements(CsvCase.of(PERIODS, HEADER + rows.replace(",S,", ",,"))))
                .as("from one subscription to another")
                .containsExactly("c1 NEW 50 EUR 2024-01-01T00:00:00Z", "c1 TRANSFER 0 EUR 2025-01-01T00:00:00Z");
    }

    @Test
    void shouldAddUpWhatOverlaps() {
        String rows = """
                c1,S,pro,50,EUR,month,2025-01-01,
                c1,S,pro,50,EUR,month,2025-03-01,2025-05-01
                """;

        assertThat(movements(CsvCase.of(PERIODS, HEADER + rows)))
                .isEqualTo(movements(CsvCase.of(PERIODS, HEADER + rows.replace(",S,", ",,"))))
                .containsExactly(
                        "c1 NEW 50 EUR 2025-01-01T00:00:00Z",
                        "c1 EXPANSION 50 EUR 2025-03-01T00:00:00Z",
                        "c1 CONTRACTION -50 EUR 2025-05-01T00:00:00Z");
    }

    @Test
    void shouldEndWhatIsScheduledWhenItsTimeComes() {
        CsvCase read = CsvCase.of(PERIODS, HEADER + "c1,,pro,50,EUR,month,2025-01-01,2026-02-01\n");

        assertThat(movements(read, Instant.parse("2026-02-01T00:00:01Z")))
                .containsExactly("c1 NEW 50 EUR 2025-01-01T00:00:00Z", "c1 CHURN -50 EUR 2026-02-01T00:00:00Z");
    }

    @Test
    void shouldChangeNothingWhenAFileComesAgainOrHasGoneOn() {
        String before = "c1,,pro,50,EUR,month,2025-01-01,\nc2,S,pro,50,EUR,month,2025-01-01,\n";
        String after = """
                c2,S,pro,60,EUR,month,2025-09-01,
                c2,S,pro,50,EUR,month,2025-01-01,2025-09-01
                c1,,pro,50,EUR,month,2025-01-01,2025-08-01
                """;
        List<SubscriptionEvent> both =
                new ArrayList<>(CsvCase.of(PERIODS, HEADER + before).records());
        both.addAll(CsvCase.of(PERIODS, HEADER + before).records());
        both.addAll(CsvCase.of(PERIODS, HEADER + after).records());

        assertThat(movements(both, CsvCase.NOW)).isEqualTo(movements(CsvCase.of(PERIODS, HEADER + after)));
    }

    private static CsvCase example(String table, Path map) throws IOException {
        return CsvCase.of(Files.readString(map), Files.readString(EXAMPLES.resolve(table)));
    }

    private static List<String> movements(CsvCase read) {
        return movements(read, CsvCase.NOW);
    }

    private static List<String> movements(CsvCase read, Instant until) {
        assertThat(read.told()).allMatch(line -> line.startsWith("understood"));
        return movements(read.records(), until);
    }

    private static List<String> movements(List<SubscriptionEvent> records, Instant until) {
        List<String> lines = new ArrayList<>();
        ledgers(records, until)
                .forEach((customer, ledger) -> ledger.published()
                        .forEach(movement -> lines.add(customer + " " + movement.kind() + " " + major(movement.amount())
                                + " " + movement.key().currency() + " "
                                + movement.key().at())));
        return lines;
    }

    private static Map<String, String> mrr(CsvCase read) {
        Map<String, Long> micros = new TreeMap<>();
        ledgers(read.records(), CsvCase.NOW).values().forEach(ledger -> {
            for (Movement movement : ledger.published()) {
                micros.merge(movement.key().currency(), movement.amount(), Long::sum);
            }
        });
        Map<String, String> mrr = new TreeMap<>();
        micros.forEach((currency, amount) -> mrr.put(currency, major(amount)));
        return mrr;
    }

    private static Map<String, LedgerDriver> ledgers(List<SubscriptionEvent> records, Instant until) {
        Map<String, LedgerDriver> ledgers = new TreeMap<>();
        for (SubscriptionEvent record : records) {
            Incoming incoming = InputRecord.SUBSCRIPTION.incoming(record, 0, new byte[0]);
            SubscriptionChange change = (SubscriptionChange) ((Incoming.Event) incoming).event();
            LedgerDriver ledger =
                    ledgers.computeIfAbsent(record.getCustomerId(), unseen -> new LedgerDriver(Profile.TIDEWATCH));
            ledger.accept(change.snapshot());
        }
        ledgers.values().forEach(ledger -> ledger.advance(until));
        return ledgers;
    }

    private static String major(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
