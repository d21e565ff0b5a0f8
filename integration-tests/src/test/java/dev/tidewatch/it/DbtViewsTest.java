package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The views in plain SQL are written from the models of dbt, so that the two cannot say different things. */
@NeedsProgram(Program.JINJA)
class DbtViewsTest {

    private static final Path PAGE = Path.of("..", "docs", "warehouse.md");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

    @Test
    void shouldBeWrittenFromTheModels() throws IOException, InterruptedException {
        DbtProject project = DbtProject.bare();
        List<String> views = new ArrayList<>();
        for (DbtProject.Model model : project.models()) {
            views.add("\n-- " + model.description() + "\nCREATE OR REPLACE VIEW " + model.name() + " AS\n" + model.sql()
                    + ";\n");
        }

        assertWritten("views.sql", "\n\n", "\n" + String.join("", views));
        assertWritten(
                "functions-duckdb.sql",
                "CREATE ",
                "CREATE OR REPLACE MACRO ratio(dividend, divisor) AS\n    "
                        + DbtProject.of("duckdb", "memory").ratio() + ";\n");
        assertWritten(
                "functions-postgresql.sql",
                "CREATE ",
                "CREATE OR REPLACE FUNCTION ratio(dividend NUMERIC, divisor NUMERIC) RETURNS NUMERIC LANGUAGE SQL IMMUTABLE AS\n    'SELECT "
                        + DbtProject.of("postgres", "postgres").ratio() + "';\n");
    }

    /** The text before the first part that is written stays as it is. */
    private static void assertWritten(String file, String first, String wanted) throws IOException {
        Path path = Warehouse.DEPLOYED.resolve(file);
        String there = Files.readString(path);
        String whole = there.substring(0, there.indexOf(first)) + wanted;
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(path, whole);
        }
        assertThat(path).as("run with -Dwrite.docs to bring it up to date").hasContent(whole);
    }

    @Test
    void shouldHaveItsTestsNamedOnThePage() throws IOException, InterruptedException {
        DbtProject project = DbtProject.bare();
        Set<String> unnamed = singular();
        List<String> page = Files.readAllLines(PAGE);
        for (DbtProject.Model model : project.models()) {
            List<String> row = page.stream()
                    .filter(line -> line.startsWith("| `" + model.name() + "` |"))
                    .toList();
            assertThat(row).as(model.name()).hasSize(1);
            String tests = row.get(0).substring(row.get(0).lastIndexOf(" | "));
            Set<String> named =
                    QUOTED.matcher(tests).results().map(name -> name.group(1)).collect(Collectors.toSet());

            assertThat(named).as(model.name()).isNotEmpty().isSubsetOf(singular());
            unnamed.removeAll(named);
        }
        assertThat(unnamed).as("tests that no model's row names").isEmpty();
    }

    static Set<String> singular() throws IOException {
        try (Stream<Path> files = Files.list(DbtProject.HOME.resolve("tests"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.replace(".sql", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
