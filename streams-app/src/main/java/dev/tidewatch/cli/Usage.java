package dev.tidewatch.cli;

import dev.tidewatch.avro.json.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Answers wrong usage with a sentence, the name that was probably meant, and where the help is. */
final class Usage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        command.getErr().println(spec.qualifiedName() + ": " + sentence(wrong, command));
        command.getErr().println("See '" + spec.qualifiedName() + " --help'.");
        return spec.exitCodeOnInvalidInput();
    }

    /** An option that nobody knows counts before one that is missing: it is probably that one, mistyped. */
    private static String sentence(ParameterException wrong, CommandLine command) {
        List<String> unmatched = command.getUnmatchedArguments();
        if (unmatched.isEmpty()) {
            return String.valueOf(wrong.getMessage());
        }
        String typed = unmatched.get(0);
        CommandSpec spec = command.getCommandSpec();
        return typed.startsWith("-")
                ? "unknown option " + typed + suggestion(typed.replaceFirst("=.*", ""), options(spec))
                : wrong.getMessage() + suggestion(typed, spec.subcommands().keySet());
    }

    private static String suggestion(String typed, Collection<String> known) {
        return NearestName.of(typed, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream().map(OptionSpec::longestName).collect(Collectors.toList());
    }
}
