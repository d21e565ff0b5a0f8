package dev.tidewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingst | tidewatch: Unmatched argument at index 0: 'ingst'; did you mean ingest?",
                "ingest --inptu=f | tidewatch ingest: unknown option --inptu=f; did you mean --input?",
                "ingest --qqqqqqqqqqqqqqqq | tidewatch ingest: unknown option --qqqqqqqqqqqqqqqq",
                "ingest | tidewatch ingest: Missing required option: '--input=F'",
            })
    void shouldSayInASentenceWhatIsWrongAndWhereTheHelpIs(String arguments, String sentence) {
        StringWriter err = new StringWriter();
        CommandLine command = Tidewatch.commandLine().setErr(new PrintWriter(err, true));

        assertThat(command.execute(arguments.split(" "))).isEqualTo(2);

        String name = sentence.substring(0, sentence.indexOf(':'));
        assertThat(err).hasToString(sentence + "\nSee '" + name + " --help'.\n");
    }
}
