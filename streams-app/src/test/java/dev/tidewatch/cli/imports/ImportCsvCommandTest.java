package dev.tidewatch.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCsvCommandTest {

    private static final String MAP = """
            rows = periods
            column.customer = customer
            column.plan = plan
            column.amount = price
            value.currency = EUR
            value.interval = month
            column.started = from
            """;

    private static final String TABLE = "customer,plan,price,from\nc2,pro,50,2025-02-01\nc1,pro,49.90,2025-01-01\n";

    private final Path directory;
    private final Path output;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ImportCsvCommandTest(@TempDir Path directory) {
        this.directory = directory;
        this.output = directory.resolve("out.jsonl");
    }

    @Test
    void shouldWriteTheRecordsInOrderOfTimeAndReport() throws IOException {
        int exitCode = run(written("table.csv", TABLE), "--map", written("map", MAP));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(Files.readAllLines(output)).hasSize(2).first().asString().startsWith("""
                {"topic":"subscription-events","key":"c1","value":{"eventId":"csv/c1/csv-""");
        assertThat(out.toString()).contains("2 read; 2 records", "understood            2  period");
    }

    @Test
    void shouldRefuseToWriteOverItsTableOrItsMap() throws IOException {
        String table = written("table.csv", TABLE);
        String map = written("map", MAP);

        for (String output : List.of(table, map)) {
            assertThat(execute("import", "csv", "--input", table, "--map", map, "--output", output))
                    .isEqualTo(1);
        }

        assertThat(Path.of(table)).hasContent(TABLE);
        assertThat(Path.of(map)).hasContent(MAP);
        assertThat(err.toString()).contains("is the same file as --input", "is the same file as --map");
    }

    @Test
    void shouldWriteNothingWhileARowIsRefused() throws IOException {
        String bad = written("table.csv", TABLE + "c3,pro,5o,2025-01-01\n");
        String map = written("map", MAP);

        assertThat(run(bad, "--map", map)).isEqualTo(1);
        assertThat(output).doesNotExist();
        assertThat(out.toString())
                .contains("refused               1  INVALID_VALUE")
                .contains("table.csv, line 4: column 'price': '5o' is no amount; it must be as 1234.56")
                .contains("nothing was written: mend the rows that are refused, or go on without them (--skip-bad)");

        assertThat(run(bad, "--map", map, "--skip-bad")).isEqualTo(1);
        assertThat(Files.readAllLines(output)).hasSize(2);
    }

    @Test
    void shouldFailWhenThereIsNoRow() throws IOException {
        assertThat(run(written("table.csv", "customer,plan,price,from\n"), "--map", written("map", MAP)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("table.csv: has a header and no row; there is nothing to import");
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldShowTenRecordsAndWriteNothingInADryRun() throws IOException {
        StringBuilder rows = new StringBuilder(TABLE);
        for (int i = 0; i < 20; i++) {
            rows.append("d").append(i).append(",pro,10,2025-03-01\n");
        }

        assertThat(run(written("table.csv", rows.toString()), "--map", written("map", MAP), "--dry-run"))
                .isZero();
        assertThat(output).doesNotExist();
        assertThat(out.toString().lines().filter(line -> line.startsWith("{"))).hasSize(10);
        assertThat(out.toString()).contains("22 read; 22 records", "nothing was written (--dry-run)");
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
    void shouldRefuseDecimalsInAColumnOfCents() throws IOException {
        String table = Files.readString(Path.of("..", "examples", "csv", "baremetrics.csv"));
        String row = table.lines().skip(1).findFirst().orElseThrow();
        String cents = row.split(",", -1)[
                List.of(table.lines().findFirst().orElseThrow().split(",")).indexOf("plan_amount")];

        assertThat(run(written("b.csv", table.replace("," + cents + ",", ",50.00,"))))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "column 'plan_amount': '50.00' is no amount in cents; it must be a whole number; if the column has"
                                + " dollars or euros, a map must say so (amounts.in = major)");
        assertThat(output).doesNotExist();
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

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void shouldKnowAFormWhateverItsSeparator(String separator) throws IOException {
        String table = Files.readString(Path.of("..", "examples", "csv", "baremetrics.csv"))
                .replace(",", separator);

        assertThat(run(written("b.csv", table), "--now", "2026-01-01T00:00:00Z"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("3 read; 4 records");
    }

    @Test
    void shouldReadUtf16ThatASpreadsheetWrites() throws IOException {
        Path table = directory.resolve("t.csv");
        Files.write(
                table,
                ("\uFEFF" + TABLE.replace(',', '\t').replace("pro", "größer")).getBytes(StandardCharsets.UTF_16LE));

        assertThat(run(table.toString(), "--map", written("map", MAP + "separator = tab\n")))
                .as(err.toString())
                .isZero();
        assertThat(output).content().contains("größer");
    }

    @Test
    void shouldUnpackAFileAndReadStandardInput() throws IOException {
        Path packed = directory.resolve("packed.csv");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(TABLE.getBytes(StandardCharsets.UTF_8)));
            assertThat(run(packed.toString(), "--map", written("map", MAP))).isZero();
            byte[] unpacked = Files.readAllBytes(output);
            assertThat(run("-", "--map", written("map", MAP))).isZero();
            assertThat(output).hasBinaryContent(unpacked);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void shouldSayWhatToDoWhenNothingSaysWhatTheColumnsAre() throws IOException {
        assertThat(run(written("t.csv", TABLE))).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "t.csv: has the columns customer, plan, price, from, which no known form has; write the beginning"
                                + " of a map with --suggest --map F")
                .doesNotContain("\tat ");

        assertThat(run(written("t.csv", "Name,Interval count,Interval unit,Plan ID\n")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("t.csv: is ChartMogul's list of plans");
    }

    @Test
    void shouldSayWhatIsWrongWithAFileInOneSentence() throws IOException {
        String map = written("map", MAP);

        assertThat(run(written("t.csv", "customer,plan\n"), "--map", map)).isEqualTo(1);
        assertThat(run(written("t.csv", TABLE + "\"c9,pro\n"), "--map", map)).isEqualTo(1);
        assertThat(run(directory.resolve("absent.csv").toString(), "--map", map))
                .isEqualTo(1);
        assertThat(run(written("t.csv", TABLE), "--map", "absent.map")).isEqualTo(1);
        assertThat(run(written("t.csv", TABLE), "--map", written("bad", "rows = some\n")))
                .isEqualTo(1);
        assertThat(run(written("t.csv", ""), "--map", map)).isEqualTo(1);
        assertThat(err.toString())
                .contains("t.csv, line 1: has no column 'price', which")
                .contains("t.csv, line 4: a cell of this row begins with a quote that is never closed")
                .contains("absent.csv: no such file")
                .contains("absent.map: no such file; --suggest writes the beginning of a map")
                .contains("bad: rows is some; it must be changes or periods")
                .contains("t.csv: is empty; the first row must name the columns")
                .doesNotContain("\tat ");
    }

    private int run(String input, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("import", "csv", "--input", input, "--output", output.toString()));
        arguments.addAll(Arrays.asList(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String written(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
