package dev.tidewatch.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.event.SubscriptionEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodRowsTest {

    private static final String MAP = """
            rows = periods
            column.customer = customer
            column.subscription = subscription
            column.plan = plan
            column.unit.amount = price
            value.currency = EUR
            value.interval = month
            column.quantity = seats
            column.discount.percent = percent
            column.discount.amount = off
            column.discount.ends = off until
            column.started = from
            column.ended = to
            attribute.country = country
            """;

    private static final String HEADER =
            "customer,subscription,plan,price,seats,percent,off,off until,from,to,country\n";

    @Test
    void shouldBeginAndEndWhereAPeriodDoes() {
        CsvCase read = read("c1,s1,pro,50,2,,,,2025-01-10,2025-06-10,DE\n");

        assertThat(read.lines())
                .containsExactly(
                        "2025-01-10T00:00:00Z s1 CREATED 2xpro@50EUR/1MONTH", "2025-06-10T00:00:00Z s1 CANCELED");
        assertThat(read.records())
                .extracting(SubscriptionEvent::getEventId)
                .containsExactly("csv/c1/s1/2025-01-10T00:00:00Z/begins", "csv/c1/s1/2025-06-10T00:00:00Z/ends");
        assertThat(read.records().get(0).getAttributes()).containsEntry("country", "DE");
        assertThat(read.told()).containsExactly("understood period");
    }

    @Test
    void shouldChangeWhereOnePeriodFollowsAnotherOfTheSubscription() {
        assertThat(read("""
                        c1,s1,pro,60,,,,,2025-06-01,2025-09-01,
                        c1,s1,pro,50,,,,,2025-01-01,2025-06-01,
                        c1,s1,pro,60,,,,,2025-09-01,2025-10-01,
                        c1,s1,pro,70,,,,,2025-12-01,,
                        """).lines())
                .containsExactly(
                        "2025-01-01T00:00:00Z s1 CREATED 1xpro@50EUR/1MONTH",
                        "2025-06-01T00:00:00Z s1 CHANGED 1xpro@60EUR/1MONTH",
                        "2025-09-01T00:00:00Z s1 RENEWED 1xpro@60EUR/1MONTH",
                        "2025-10-01T00:00:00Z s1 CANCELED",
                        "2025-12-01T00:00:00Z s1 ACTIVATED 1xpro@70EUR/1MONTH");
    }

    @Test
    void shouldHaveAnItemForEachPeriodOfTheSubscriptionThatOverlaps() {
        assertThat(read("""
                        c1,s1,pro,50,,10,,,2025-01-01,2025-06-01,
                        c1,s1,reports,10,3,,5,2025-04-01,2025-03-01,,
                        """).lines())
                .containsExactly(
                        "2025-01-01T00:00:00Z s1 CREATED 1xpro@50EUR/1MONTH off 10.000000%",
                        "2025-03-01T00:00:00Z s1 CHANGED 1xpro@50EUR/1MONTH 3xreports@10EUR/1MONTH off 10.000000%[pro]"
                                + " off 5.000000[reports] until 2025-04-01T00:00:00Z",
                        "2025-06-01T00:00:00Z s1 CHANGED 3xreports@10EUR/1MONTH off 5.000000 until 2025-04-01T00:00:00Z");
    }

    @Test
    void shouldBeSubscriptionsOfTheirOwnWhereNothingNamesThem() {
        CsvCase read = read("""
                c1,,pro,50,,,,,2025-01-01,,
                c1,,pro,50,,,,,2025-01-02,,
                c1,,pro,51,,,,,2025-01-01,,
                """);

        assertThat(read.records())
                .extracting(SubscriptionEvent::getSubscriptionId)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(read.told()).containsOnly("understood period");
    }

    @Test
    void shouldKnowAPeriodAgainThatHasGotAnEndAndAnotherCountry() {
        CsvCase before = read("c1,,pro,50,,,,,2025-01-01,,DE\n");
        CsvCase after = read("c1,,pro,50.00,1,0,,,2025-01-01,2025-07-01,AT\n");

        assertThat(after.records().get(0).getEventId())
                .isEqualTo(before.records().get(0).getEventId());
        assertThat(after.lines().get(1)).endsWith("CANCELED");
    }

    @Test
    void shouldScheduleAnEndThatIsAhead() {
        CsvCase read = read("""
                c1,s1,pro,50,,,,,2025-03-01,2026-03-01,
                c2,s2,pro,50,,,,,2025-03-01,2026-03-01,
                c2,s2,pro,60,,,,,2026-03-01,2027-03-01,
                c3,s3,pro,50,,,,,2025-03-01,2026-03-01,
                c3,s3,pro,60,,,,,2026-03-01,,
                """);

        assertThat(read.lines())
                .containsExactly(
                        "2025-03-01T00:00:00Z s1 CREATED 1xpro@50EUR/1MONTH",
                        "2025-03-01T00:00:00Z s2 CREATED 1xpro@50EUR/1MONTH",
                        "2025-03-01T00:00:00Z s3 CREATED 1xpro@50EUR/1MONTH",
                        "2025-03-01T00:00:00Z s1 CANCEL_SCHEDULED 1xpro@50EUR/1MONTH ends 2026-03-01T00:00:00Z",
                        "2025-03-01T00:00:00Z s2 CANCEL_SCHEDULED 1xpro@50EUR/1MONTH ends 2027-03-01T00:00:00Z");
        assertThat(read.told()).filteredOn("ignored AHEAD"::equals).hasSize(2);
    }

    @Test
    void shouldSayWhatItLeavesOut() {
        assertThat(read("""
                        c1,s1,pro,50,,,,,2025-03-01,,
                        c1,s1,pro,50,,,,,2025-03-01,,
                        ,,,,,,,,,,
                        c2,s2,pro,50,,,,,2025-03-01,2025-03-01,
                        """).told())
                .containsExactlyInAnyOrder(
                        "ignored EMPTY_ROW", "ignored NO_TIME", "ignored REPEATED", "understood period");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1,s1,pro,50,,,,,2025-03-01 | CELLS: has 9 cells; it must have 11 as the header, and a cell with a separator in it must be in quotes",
                "c1,s1,pro,50,00,,,,,2025-03-01,,DE | CELLS: has 12 cells; it must have 11 as the header, and a cell with a separator in it must be in quotes",
                ",s1,pro,50,,,,,2025-03-01,, | MISSING: column 'customer': the cell is empty; it must have who pays",
                "c1,s1,pro,,,,,,2025-03-01,, | MISSING: column 'price': the cell is empty; it must have the price of one for one billing interval",
                "c1,s1,pro,50 €,,,,,2025-03-01,, | INVALID_VALUE: column 'price': '50 €' is no amount; it must be as 1234.56, without a sign or a currency (decimal.mark = point, no thousands.mark)",
                "c1,s1,pro,50,2.5,,,,2025-03-01,, | INVALID_VALUE: column 'seats': '2.5' is no quantity; it must be a whole number",
                "c1,s1,pro,50,,101,,,2025-03-01,, | INVALID_VALUE: column 'percent': '101' is no percentage; it must be from 0 to 100",
                "c1,s1,pro,50,,10,5,,2025-03-01,, | INVALID_VALUE: column 'off': the row has a percentage off too; it must have one of them",
                "c1,s1,pro,50,,,,2025-05-01,2025-03-01,, | INVALID_VALUE: column 'off until': the row has no discount that could end; it must have one, or this cell must be empty",
                "c1,s1,pro,50,,,,,03/01/2025,, | INVALID_VALUE: column 'from': '03/01/2025' is no date; it must be as 2026-03-14",
                "c1,s1,pro,50,,,,,2025-03-01,2025-02-01, | INVALID_VALUE: column 'to': ends at 2025-02-01T00:00:00Z, before it begins at 2025-03-01T00:00:00Z",
                "c1,s1,pro,0.000000000000001,,,,,2025-03-01,, | AMOUNT: column 'price': 0.000000000000001 is finer than the 14 decimals it is kept with",
                "c1,s1,pro,123456789012345678,,,,,2025-03-01,, | AMOUNT: the record's items[0].unitAmount",
                "c1,s1,pro,50,,,,,1969-03-01,, | INVALID_VALUE: the record's occurredAt"
            })
    void shouldSayWhatIsWrongWithARow(String row, String problem) {
        assertThat(read(row + "\n").told()).singleElement().asString().startsWith("line 2: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1,,pro,50,,,,,2025-03-01,, | c1,,pro,50,,,,,2025-03-01,2025-04-01, | CONFLICT: the lines 2 and 3 begin the same, but do not end the same",
                "c1,s1,pro,50,,10,,,2025-03-01,, | c1,s1,pro,60,,,,,2025-04-01,, | CONFLICT: rows of this subscription with a discount overlap and sell the same, pro",
                "c1,s1,pro,50,,,,,2025-03-01,,DE | c1,s1,api,60,,,,,2025-04-01,,AT | CONFLICT: rows of this subscription that overlap say that country is"
            })
    void shouldRefuseBothRowsThatContradictEachOther(String first, String second, String problem) {
        CsvCase read = read(first + "\n" + second + "\n");

        assertThat(read.records()).isEmpty();
        assertThat(read.told()).hasSize(2).allMatch(line -> line.contains(problem));
    }

    @Test
    void shouldCountWhatLooksLikeTheOtherMeaningOfTheLastDay() {
        String rows = "c1,s1,pro,50,,,,,2025-03-01,2025-03-31,\nc1,s1,pro,60,,,,,2025-04-01,,\n";
        String meeting = rows.replace("03-31", "04-01");

        assertThat(read(rows).told())
                .last()
                .asString()
                .startsWith("note: 1 periods")
                .contains("last.day.is.paid = yes");
        assertThat(CsvCase.of(MAP + "last.day.is.paid = yes\n", HEADER + rows).told())
                .hasSize(2);
        assertThat(CsvCase.of(MAP + "last.day.is.paid = yes\n", HEADER + meeting)
                        .told())
                .last()
                .asString()
                .contains("last.day.is.paid = no");
        assertThat(read(meeting).told()).hasSize(2);
    }

    @Test
    void shouldComeToTheSameInWhateverOrderRowsStand() {
        List<String> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            int day = random.nextInt(28) + 1;
            int month = random.nextInt(11) + 1;
            String to = random.nextBoolean() ? "" : String.format("2025-%02d-%02d", month + 1, day);
            rows.add(String.format(
                    "c%d,%s,%s,%d,,,,,2025-%02d-%02d,%s,",
                    random.nextInt(9),
                    random.nextBoolean() ? "s" + random.nextInt(20) : "",
                    random.nextBoolean() ? "pro" : "basic",
                    random.nextInt(3) * 10,
                    month,
                    day,
                    to));
        }
        CsvCase inOrder = read(String.join("\n", rows));
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        CsvCase otherwise = read(String.join("\n", shuffled));

        assertThat(otherwise.records()).isEqualTo(inOrder.records()).hasSizeGreaterThan(300);
        assertThat(inOrder.records()).extracting(SubscriptionEvent::getEventId).doesNotHaveDuplicates();
    }

    private static CsvCase read(String rows) {
        return CsvCase.of(MAP, HEADER + rows);
    }
}
