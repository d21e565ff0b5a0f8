package dev.tidewatch.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import dev.tidewatch.source.stripe.StripeExamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStripeCommandTest {

    private final Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ImportStripeCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldWriteRecordsRejectsAndAReportWhenFilesAreNamed() throws IOException {
        Path input = directory.resolve("in.jsonl");
        Path output = directory.resolve("out.jsonl");
        Path rejects = directory.resolve("refused.jsonl");
        Files.writeString(input, StripeExamples.event("old", "invoice.paid", "") + "\n{\"object\":\"teapot\"}\n");

        int exitCode = run(
                "import",
                "stripe",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--rejects",
                rejects.toString());

        assertThat(exitCode).as("something was refused").isEqualTo(1);
        assertThat(output).content().startsWith("{\"topic\":\"billing-events\",\"key\":\"cus_ada\",\"value\":{");
        assertThat(rejects).hasContent("{\"object\":\"teapot\"}\n");
        assertThat(out.toString())
                .contains("2 read; 1 records")
                .contains("in.jsonl:2: object is \"teapot\", which this version does not know");
    }

    @Test
    void shouldDateABareObjectWhenTheExportIsDated() throws IOException {
        Path input = directory.resolve("in.jsonl");
        Path output = directory.resolve("out.jsonl");
        Files.writeString(input, StripeExamples.object("new", "subscription") + "\n");

        run(
                "import",
                "stripe",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--exported-at",
                "2026-03-02T00:00:00Z");

        assertThat(output).content().contains("\"occurredAt\":\"2026-03-02T00:00:00Z\"");
    }

    @Test
    void shouldFailWhenNothingIsUnderstood() throws IOException {
        Path input = directory.resolve("in.jsonl");
        Files.writeString(input, "{\"object\":\"teapot\"}\n[\n");
        Path output = Files.writeString(directory.resolve("out.jsonl"), "of another day");
        Path rejects = directory.resolve("refused.jsonl");

        int exitCode = run(
                "import",
                "stripe",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--rejects",
                rejects.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(output).hasContent("of another day");
        assertThat(rejects).hasContent("{\"object\":\"teapot\"}\n[\n");
        assertThat(out.toString()).contains("2 read; 0 records");
        assertThat(err.toString()).contains("in.jsonl is understood; is it what Stripe sends?");
    }

    @Test
    void shouldFailWhenThereIsNothingToRead() throws IOException {
        Path input = Files.writeString(directory.resolve("empty.json"), "");

        assertThat(run("import", "stripe", "--input", input.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("empty.json: has nothing in it; it must have events or objects of Stripe's");
    }

    @Test
    void shouldNameTheFileWhenItIsNotThere() {
        int exitCode = run("import", "stripe", "--input", "absent.json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("absent.json: no such file").doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseToWriteOverItsInput() throws IOException {
        Path input = directory.resolve("in.jsonl");
        Path output = directory.resolve("out.jsonl");
        String text = StripeExamples.event("old", "invoice.paid", "") + "\n";
        Files.writeString(input, text);

        assertThat(run("import", "stripe", "--input", input.toString(), "--output", input.toString()))
                .isEqualTo(1);
        assertThat(run(
                        "import",
                        "stripe",
                        "--input",
                        input.toString(),
                        "--output",
                        output.toString(),
                        "--rejects",
                        input.toString()))
                .isEqualTo(1);

        assertThat(input).hasContent(text);
        assertThat(err.toString())
                .contains("--output " + input + ": is the same file as --input")
                .contains("--rejects " + input + ": is the same file as --input");
    }

    @Test
    void shouldSayThatADirectoryIsNoOutput() throws IOException {
        Path input = Files.writeString(directory.resolve("in.jsonl"), "{}");

        assertThat(run("import", "stripe", "--input", input.toString(), "--output", directory.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is a directory; it must be a file").doesNotContain("\tat ");
    }

    @Test
    void shouldBeWrongUsageWhenNoSourceIsNamed() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(err.toString()).contains("a source is missing");
    }

    private int run(String... arguments) {
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
