package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every step's SQL must be. */
class SqlTest {

    /** Types, functions and literals that make a binary floating point number of an exact one. */
    private static final Pattern INEXACT = Pattern.compile(
            "(?i)\\b(double|float|float4|float8|real|avg|mean|round|sqrt|exp|ln|pow|power|stddev|median|random|"
                    + "\\d+(\\.\\d+)?e[+-]?\\d+)\\b|(?<![/*])/(?![/*])");

    @ParameterizedTest
    @EnumSource
    void shouldHaveNoInexactNumber(Step step) {
        assertThat(statements(step)).noneMatch(line -> INEXACT.matcher(line).find());
    }

    @ParameterizedTest
    @EnumSource
    void shouldStateItsRuleAtTheTop(Step step) {
        assertThat(step.sql()).startsWith("-- ");
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveEveryListOfFiguresWrittenOut(Step step) {
        assertThat(step.sql()).doesNotContain("${");
    }

    private static List<String> statements(Step step) {
        return step.sql()
                .lines()
                .flatMap(line -> Stream.of(line.replaceFirst("--.*", "").replaceAll("'[^']*'", "''")))
                .toList();
    }
}
