package dev.tidewatch.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.CsvTable;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRowsTest {

    private static final String MAP = """
            rows = changes
            amounts.in = minor
            column.customer = customer
            column.plan = plan
            column.amount = cents
            column.quantity = seats
            column.currency = currency
            column.at = at
            column.status = status
            column.sequence = order
            column.id = id
            column.retracts = retracts
            """;

    private static final String HEADER = "customer,plan,cents,seats,currency,at,status,order,id,retracts\n";

    @Test
    void shouldBeASnapshotOfEachRow() {
        CsvCase read = read("""
                c1,pro,15000,3,eur,2025-01-01T09:00:00Z,trialing,,,
                c1,pro,15000,3,eur,2025-01-15T09:00:00Z,Active,,,
                c1,pro,500,,JPY,2025-02-15T09:00:00Z,past-due,,,
                c1,,,,,2025-03-15T09:00:00Z,cancelled,,,
                """);

        assertThat(read.lines())
                .containsExactly(
                        "2025-01-01T09:00:00Z csv-c1 TRIAL_STARTED 3xpro@150=EUR/1MONTH",
                        "2025-01-15T09:00:00Z csv-c1 CHANGED 3xpro@150=EUR/1MONTH",
                        "2025-02-15T09:00:00Z csv-c1 PAST_DUE 1xpro@500=JPY/1MONTH",
                        "2025-03-15T09:00:00Z csv-c1 CANCELED");
        assertThat(read.records().get(0).getEventId()).isEqualTo("csv/c1/csv-c1/2025-01-01T09:00:00Z/changes");
        assertThat(read.told()).hasSize(4).containsOnly("understood change");
    }

    @Test
    void shouldTakeTheOrderOfOneInstantFromItsColumn() {
        assertThat(read("""
                        c1,pro,200,,EUR,2025-01-01,active,2,,
                        c1,pro,100,,EUR,2025-01-01,active,1,,
                        """).records())
                .extracting(SubscriptionEvent::getSequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void shouldRefuseAllChangesOfOneInstantThatNothingOrders() {
        CsvCase read = read("""
                c1,pro,100,,EUR,2025-01-01,active,,,
                c1,pro,200,,EUR,2025-01-01,active,,,
                """);

        assertThat(read.records()).isEmpty();
        assertThat(read.told())
                .containsExactly(
                        "line 2: CONFLICT: the lines 2 and 3 change the same subscription at the same instant; a column that"
                                + " numbers them (column.sequence) must say which is the last",
                        "line 3: CONFLICT: the lines 2 and 3 change the same subscription at the same instant; a column that"
                                + " numbers them (column.sequence) must say which is the last");
    }

    @Test
    void shouldLeaveOutWhatIsTakenBackRepeatedOrAhead() {
        CsvCase read = read("""
                ,,,,,2025-01-01,retracted,,r1,e1
                c1,,,,,2025-01-02,retracted,,r1,e1
                c1,pro,100,,EUR,2025-02-01,active,,e1,
                c1,pro,100,,EUR,2025-03-01,active,,e2,
                c1,pro,100,,EUR,2025-03-01,active,,e2,
                c1,pro,100,,EUR,2026-03-01,active,,e3,
                c1,,,,,2025-01-03,retracted,,r2,e9
                """);

        assertThat(read.records()).hasSize(1);
        assertThat(read.told())
                .containsExactlyInAnyOrder(
                        "line 2: MISSING: column 'customer': the cell is empty; it must have who pays",
                        "understood retraction",
                        "ignored RETRACTED",
                        "ignored REPEATED",
                        "understood change",
                        "ignored AHEAD",
                        "line 8: CONFLICT: takes back 'e9', which no row of this file is; it must be there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1,pro,100,,EUR,2025-01-01,alive,,, | INVALID_VALUE: column 'status': 'alive' is no status; it must be active",
                "c1,pro,100,,EURO,2025-01-01,active,,, | INVALID_VALUE: column 'currency': 'EURO' is no currency; it must be a code of three letters, such as EUR",
                "c1,pro,100,,QQQ,2025-01-01,active,,, | INVALID_VALUE: column 'cents': nobody knows how many minor units QQQ has; say amounts.in = major",
                "c1,gold,100,,EUR,2025-01-01,active,,, | UNKNOWN_PLAN: column 'plan': the plan 'gold' is not in the list of plans (--plans)",
                "c1,pro,100,,EUR,2025-01-01,active,first,, | INVALID_VALUE: column 'order': 'first' is no sequence"
            })
    void shouldSayWhatIsWrongWithARow(String row, String problem) {
        assertThat(read(row + "\n").told()).singleElement().asString().startsWith("line 2: " + problem);
    }

    @Test
    void shouldAskForTheIntervalWhenNothingSaysIt() {
        assertThatThrownBy(() -> CsvCase.of(MAP, HEADER))
                .isInstanceOf(BadCsv.class)
                .hasMessageStartingWith("nothing says how often a plan is billed: give the list of plans (--plans F)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer,plan,cents,seats,currency,when,status,order,id,retracts | line 1: has no column 'at', which the.map names as column.at; it has customer, plan",
                "customer,plan,cents,cent,seats,currency,at,states,order,id,retracts | line 1: has no column 'status', which the.map names as column.status; it has",
                "customer,plan,cents,at,seats,currency,at,status,order,id,retracts | line 1: has the column 'at' twice, as its columns 4 and 7; one of them must have another name"
            })
    void shouldSayWhichColumnIsMissingOrThereTwice(String header, String problem) {
        assertThatThrownBy(() -> CsvCase.of(MAP + "value.interval = month\n", header + "\n"))
                .hasMessageStartingWith(problem);
    }

    private static CsvCase read(String rows) {
        return CsvCase.of(MAP, HEADER + rows, plans());
    }

    private static PlanBook plans() {
        try {
            return PlanBook.read(new CsvTable(
                    new StringReader("name,interval_count,interval_unit,plan_id\nPro,1,month,pro\n"), ','));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
