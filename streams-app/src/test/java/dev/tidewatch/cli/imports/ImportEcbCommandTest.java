package dev.tidewatch.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportEcbCommandTest {

    private static final String HISTORY = """
            Date,USD,JPY,RUB,
            2026-03-03,1.2,N/A,N/A,
            2026-03-02,1.1,160,N/A,
            """;

    private final Path directory;
    private final StringWriter err = new StringWriter();

    ImportEcbCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldWriteOneLineARateAndReportWhatItRead() throws IOException {
        int exitCode = importing(written("rates.csv", HISTORY));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(directory.resolve("rates.jsonl")).hasContent("""
                {"topic":"fx-rates","key":"EUR|2026-03-03","value":{"currency":"EUR","date":"2026-03-03","rate":"1.200000000","publishedAt":"2026-03-03T15:00:00Z"}}
                {"topic":"fx-rates","key":"EUR|2026-03-02","value":{"currency":"EUR","date":"2026-03-02","rate":"1.100000000","publishedAt":"2026-03-02T15:00:00Z"}}
                {"topic":"fx-rates","key":"JPY|2026-03-02","value":{"currency":"JPY","date":"2026-03-02","rate":"0.006875000","publishedAt":"2026-03-02T15:00:00Z"}}
                """);
        assertThat(err.toString())
                .contains(
                        "2 days, 3 currencies, 3 rates in USD; 3 without a quote (N/A); 0 days left out, on which USD has none");
    }

    @Test
    void shouldUnpackAFile() throws IOException {
        Path file = directory.resolve("rates.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(HISTORY.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(importing(file)).isZero();
        assertThat(directory.resolve("rates.jsonl")).isNotEmptyFile();
    }

    @Test
    void shouldSayHowManyDaysTheReportingCurrencyLeavesOut() throws IOException {
        assertThat(importing(written("rates.csv", HISTORY), "--set", "tidewatch.reporting.currency=JPY"))
                .isZero();

        assertThat(err.toString()).contains("2 rates in JPY", "1 days left out, on which JPY has none");
    }

    /** The first day of the second input is good, and written before the second one fails. */
    @Test
    void shouldLeaveAnOlderFileAsItIsWhenItFails() throws IOException {
        importing(written("rates.csv", HISTORY));
        Path output = directory.resolve("rates.jsonl");
        String older = Files.readString(output);

        assertThat(importing(written("rates.csv", HISTORY.replace("160", "many"))))
                .isEqualTo(1);

        assertThat(output).hasContent(older);
        assertThat(directory.resolve("rates.jsonl.part")).doesNotExist();
    }

    @Test
    void shouldNameFileLineAndColumnOfWhatIsWrong() throws IOException {
        int exitCode = importing(written("rates.csv", HISTORY.replace("160", "many")));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("rates.csv, line 3, column JPY: 'many' is no quote; it must be a number above 0, or N/A")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNameTheSettingWhenTheReportingCurrencyHasNoColumn() throws IOException {
        int exitCode = importing(written("rates.csv", HISTORY), "--set", "tidewatch.reporting.currency=GBP");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "rates.csv: has no column GBP; tidewatch.reporting.currency must be EUR or one of USD, JPY, RUB");
    }

    @Test
    void shouldAskForTheCsvInAZip() throws IOException {
        assertThat(importing(written("eurofxref-hist.zip", "PK"))).isEqualTo(1);
        assertThat(err.toString()).contains("eurofxref-hist.zip: is a zip; unpack it and name the CSV in it");
    }

    @Test
    void shouldAskForASourceWhenThereIsNone() {
        int exitCode =
                Tidewatch.commandLine().setErr(new PrintWriter(err, true)).execute("import");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("a source is missing", "ecb");
    }

    private int importing(Path input, String... more) {
        String[] arguments = new String[more.length + 6];
        arguments[0] = "import";
        arguments[1] = "ecb";
        arguments[2] = "--input";
        arguments[3] = input.toString();
        arguments[4] = "--output";
        arguments[5] = directory.resolve("rates.jsonl").toString();
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Tidewatch.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private Path written(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
