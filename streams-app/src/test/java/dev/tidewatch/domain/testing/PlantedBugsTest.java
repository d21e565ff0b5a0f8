package dev.tidewatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bugs that {@code .ci/planted-bugs} plants each night fit the code of today, and name a law that is there. */
class PlantedBugsTest {

    private static final Path PATCHES = Path.of("src", "test", "planted");
    private static final Pattern HEAD = Pattern.compile("@@ -\\d+,(\\d+) \\+\\d+,(\\d+) @@.*");
    private static final Path ROOT = Path.of("..");

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(PATCHES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void shouldFitTheCodeAndNameItsLaw(Path patch) throws IOException {
        List<String> lines = Files.readAllLines(patch);

        assertThat(field(lines, "Breaks")).isPresent();
        assertThat(field(lines, "Red"))
                .hasValueSatisfying(test -> assertThat(tests()).contains(test + ".java"));
        String code = code(field(lines, "--- a/").orElseThrow());
        assertThat(hunks(lines))
                .isNotEmpty()
                .allSatisfy(hunk -> assertThat(code).containsOnlyOnce(hunk));
        assertThat(counted(lines)).isEqualTo(announced(lines));
    }

    private static Optional<String> field(List<String> lines, String name) {
        String start = name.endsWith("/") ? name : name + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** What each hunk expects to find. */
    private static List<String> hunks(List<String> lines) {
        List<StringBuilder> hunks = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@@")) {
                hunks.add(new StringBuilder());
            } else if (!hunks.isEmpty() && (line.startsWith(" ") || line.startsWith("-"))) {
                hunks.get(hunks.size() - 1).append(line.substring(1)).append('\n');
            }
        }
        return hunks.stream().map(StringBuilder::toString).toList();
    }

    /** How many lines each hunk says it has before and after; git refuses a patch that has others. */
    private static List<String> announced(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("@@"))
                .map(line -> HEAD.matcher(line).replaceFirst("$1 $2"))
                .toList();
    }

    private static List<String> counted(List<String> lines) {
        List<int[]> counts = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@@")) {
                counts.add(new int[2]);
            } else if (!counts.isEmpty() && !line.isEmpty()) {
                counts.get(counts.size() - 1)[0] += line.charAt(0) == '+' ? 0 : 1;
                counts.get(counts.size() - 1)[1] += line.charAt(0) == '-' ? 0 : 1;
            }
        }
        return counts.stream().map(count -> count[0] + " " + count[1]).toList();
    }

    private static String code(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    private static List<String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
