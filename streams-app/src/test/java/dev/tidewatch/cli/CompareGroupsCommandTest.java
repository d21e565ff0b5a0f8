package dev.tidewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareGroupsCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--attribute=a --figure=churned | groups are not compared by 'churned'; there are churn, nrr, trialConversion",
                "--attribute=a --window=P31D | there is no window 'P31D'; did you mean",
                "--figure=churn | Missing required argument",
                "--attribute=a --holdout | mutually exclusive",
                "--holdout | name its directory with --replay",
                "--attribute=a --replay=nowhere | --replay nowhere has no summary.json; it must be a directory that replay wrote",
            })
    void shouldSayWhatIsWrongAndWhatWouldBeRight(String arguments, String sentence) {
        StringWriter err = new StringWriter();
        CommandLine command = Tidewatch.commandLine().setErr(new PrintWriter(err, true));

        assertThat(command.execute(("compare-groups " + arguments).split(" "))).isPositive();

        assertThat(err.toString()).contains(sentence).doesNotContain("Exception");
    }
}
