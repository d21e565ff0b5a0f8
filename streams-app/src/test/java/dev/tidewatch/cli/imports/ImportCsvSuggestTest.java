package dev.tidewatch.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The beginning of a map that {@code --suggest} writes. */
class ImportCsvSuggestTest extends CsvImportCase {

    ImportCsvSuggestTest(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void shouldWriteTheBeginningOfAMapThatReadsTheTableAgain() throws IOException {
        String table = written("table.csv", """
                        Customer ID;Plan name;Unit price;Currency;Seats;Billing interval;Start date;End date;Country;Quota
                        c1;pro;1.049,90;EUR;3;monthly;14.03.2025;;DE;a,b
                        """);
        Path map = directory.resolve("suggested.properties");

        assertThat(run(table, "--suggest", "--map", map.toString())).isZero();
        assertThat(run(table, "--map", map.toString())).as(err.toString()).isZero();
        assertThat(output)
                .content()
                .contains("\"unitAmount\":\"1049.90000000000000\"", "2025-03-14T00:00:00Z", "\"quantity\":3");
        assertThat(map)
                .content()
                .contains(
                        "# attribute.country = Country",
                        "column.ended = End date",
                        "# column.subscription =   its subscription's id");
        assertThat(run(table, "--suggest", "--map", map.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("suggested.properties: is there already; --suggest replaces no map, name another");
    }

    @Test
    void shouldAskWhichDatesAreMeantWhenTwoFormsFit() throws IOException {
        assertThat(run(written("table.csv", "customer,started,ended\nc1,03/04/2025,\n"), "--suggest"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        "# Each of these fits the first rows: choose one.\n# dates = dd/MM/yyyy\n# dates = MM/dd/yyyy\n")
                .doesNotContain("\ndates = ");
    }

    @Test
    void shouldAskWhetherAMarkStandsBetweenThousands() throws IOException {
        String table = written(
                "table.csv",
                "customer;plan;price;currency;started\nc1;a;1.200;EUR;2025-01-01\nc2;a;950;EUR;2025-01-01\n");
        Path map = directory.resolve("suggested.properties");

        assertThat(run(table, "--suggest", "--map", map.toString())).isZero();

        assertThat(map).content().contains("""
                # 1.200 can be two amounts: choose one, and take the line with the question mark out.
                decimal.mark = ?
                # It is 1200: decimal.mark = comma, thousands.mark = point
                # It is 1.200: decimal.mark = point
                """);
        assertThat(run(table, "--map", map.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("decimal.mark is ?; it must be one of comma, point");
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.200|0.999; decimal.mark = point",
                "1.200|49.90; decimal.mark = point",
                "1.200.000|950; decimal.mark = comma",
                "1,200|49,9; decimal.mark = comma",
                "950; decimal.mark = point"
            })
    void shouldAskForNoMarkThatTheRowsTell(String amounts, String mark) throws IOException {
        String table = written("table.csv", "customer;price\nc1;" + amounts.replace("|", "\nc2;") + "\n");

        assertThat(run(table, "--suggest")).isZero();

        assertThat(out.toString()).contains("\n" + mark + "\n").doesNotContain("?");
    }

    @Test
    void shouldTakeMrrForAnAmountAMonthHoweverItIsBilled() throws IOException {
        String table =
                written("table.csv", "customer,plan,MRR,currency,interval,started\nc1,a,100,EUR,annual,2025-01-01\n");
        Path map = directory.resolve("suggested.properties");

        assertThat(run(table, "--suggest", "--map", map.toString())).isZero();
        assertThat(run(table, "--map", map.toString())).as(err.toString()).isZero();

        assertThat(output).content().contains("\"amount\":\"100.00000000000000\"", "\"interval\":\"MONTH\"");
    }

    @Test
    void shouldSuggestAnEncodingForAFileThatIsNotUtf8() throws IOException {
        Path table = directory.resolve("t.csv");
        Path map = directory.resolve("suggested.properties");
        Files.write(
                table,
                "Kunde;Tarif;Betrag;Währung;Beginn\nMüller;pro;50;EUR;2025-03-14\n"
                        .getBytes(Charset.forName("windows-1252")));

        assertThat(run(table.toString(), "--suggest", "--map", map.toString()))
                .as(err.toString())
                .isZero();
        assertThat(map).content().contains("encoding = windows-1252", "column.currency = Währung");
        assertThat(run(table.toString(), "--map", map.toString()))
                .as(err.toString())
                .isZero();
        assertThat(output).content().contains("Müller");
    }
}
