package dev.tidewatch.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class UsageTest {

    private static final Set<Class<?>> READ = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigDecimal.class,
            LocalDate.class,
            Instant.class,
            Duration.class);

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --loss-share=nan | 'nan' is no number such as 0.5",
                "train --horizon=1e3 | '1e3' is no whole number such as 20",
                "threshold --alerts-a-week=0.1 | '0.1' is no whole number such as 20",
                "threshold --weeks=99999999999 | 99999999999 is too large; it must be from -2147483647 to 2147483647",
                "grades --day=yesterday | 'yesterday' is no day such as 2026-03-01",
                "tail --max=all | 'all' is no whole number such as 20",
                "import csv --now=2026-03-01 | '2026-03-01' is no instant such as 2026-03-01T00:00:00Z",
            })
    void shouldSayWhatAnArgumentIsNotAndWhatWouldBeRight(String arguments, String sentence) {
        assertThat(said(arguments.split(" "))).contains(sentence).doesNotContain("Exception");
    }

    /** Whatever takes a number, a day, an instant or a duration is read by the converters that say so. */
    @ParameterizedTest
    @MethodSource("options")
    void shouldSayOfNoArgumentWhatJavaCallsIt(List<String> command, String option) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add(option + "=nonsense");

        assertThat(said(arguments.toArray(String[]::new)))
                .containsPattern("'nonsense' is no (whole number|number|day|instant|duration) such as [0-9]")
                .doesNotContain("Exception");
    }

    /** A line of an example can be copied, and the name of a file be read. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldBreakNoWordOfAHelpOverTwoLines(List<String> command) {
        CommandSpec spec = found(command);
        Set<String> shown = words(spec.commandLine().getUsageMessage());

        Stream.of(
                        Arrays.stream(spec.usageMessage().description()),
                        Arrays.stream(spec.usageMessage().footer()),
                        spec.options().stream().flatMap(option -> Arrays.stream(option.description())))
                .flatMap(text -> text)
                .filter(text -> !text.isBlank() && !text.contains("%") && !text.contains("${"))
                .forEach(text -> assertThat(shown).containsAll(words(text)));
        assertThat(spec.commandLine().getUsageMessage().lines().map(String::strip))
                .containsAll(Arrays.stream(spec.usageMessage().footer())
                        .map(String::strip)
                        .toList());
    }

    /** The list of commands shows the first line of each. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayInTheListOfCommandsAWholeSentence(List<String> command) {
        assertThat(found(command).usageMessage().description()[0]).endsWith(".");
    }

    private static Stream<Arguments> options() {
        return commands()
                .flatMap(command -> found(command).options().stream()
                        .filter(option -> READ.contains(option.type()))
                        .map(option -> arguments(command, option.longestName())));
    }

    private static Stream<List<String>> commands() {
        return below(Tidewatch.commandLine(), List.of());
    }

    private static Stream<List<String>> below(CommandLine commandLine, List<String> path) {
        return Stream.concat(
                path.isEmpty() ? Stream.empty() : Stream.of(path),
                commandLine.getSubcommands().entrySet().stream().flatMap(command -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(command.getKey());
                    return below(command.getValue(), longer);
                }));
    }

    private static CommandSpec found(List<String> path) {
        CommandLine command = Tidewatch.commandLine();
        for (String name : path) {
            command = requireNonNull(command.getSubcommands().get(name));
        }
        return command.getCommandSpec();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static String said(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine command = Tidewatch.commandLine().setErr(new PrintWriter(err, true));

        assertThat(command.execute(arguments)).isEqualTo(2);

        return err.toString();
    }
}
