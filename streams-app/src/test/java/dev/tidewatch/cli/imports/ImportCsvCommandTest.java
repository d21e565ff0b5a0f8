package dev.tidewatch.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCsvCommandTest extends CsvImportCase {

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

    ImportCsvCommandTest(@TempDir Path directory) {
        super(directory);
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
}
