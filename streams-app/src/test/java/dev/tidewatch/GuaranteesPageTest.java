package dev.tidewatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.MarkdownTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that every promise of docs/guarantees.md names tests that exist. */
class GuaranteesPageTest {

    private static final Path PROJECT = Path.of("..");

    @Test
    void shouldNameExistingTestsForEveryPromise() throws IOException {
        List<String> page = Files.readAllLines(PROJECT.resolve("docs/guarantees.md"));
        List<List<String>> promises = MarkdownTables.under(page, "promise", "test").stream()
                .flatMap(List::stream)
                .toList();

        assertThat(promises).isNotEmpty();
        Set<String> tests = tests();
        assertThat(promises)
                .allSatisfy(promise -> assertThat(tests)
                        .as("tests of the promise: %s", promise.get(0))
                        .containsAll(Arrays.asList(promise.get(1).split(", "))));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(GuaranteesPageTest::classes)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> classes(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
