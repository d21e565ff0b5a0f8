package dev.tidewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs in docs/consume.md are the files that ConsumeIT runs. */
class ConsumePageTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path PAGE = PROJECT.resolve("docs/consume.md");
    private static final String MARK = "<!-- examples/";
    private static final String END = " -->";
    private static final String FENCE = "```";

    @Test
    void shouldShowTheProgramsAsTheyAre() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> upToDate = new ArrayList<>();
        int programs = 0;
        for (int i = 0; i < page.size(); i++) {
            upToDate.add(page.get(i));
            if (page.get(i).startsWith(MARK)) {
                upToDate.add(page.get(++i));
                upToDate.addAll(Files.readAllLines(PROJECT.resolve(named(page.get(i - 1)))));
                upToDate.add(FENCE);
                i = endOfBlock(page, i + 1);
                programs++;
            }
        }
        if (Boolean.getBoolean("write.docs")) {
            Files.write(PAGE, upToDate);
        }

        assertThat(page).as("run with -Dwrite.docs to bring it up to date").isEqualTo(upToDate);
        assertThat(programs).isEqualTo(3);
    }

    private static String named(String mark) {
        return mark.substring("<!-- ".length(), mark.length() - END.length());
    }

    private static int endOfBlock(List<String> page, int from) {
        int end = from;
        while (!page.get(end).equals(FENCE)) {
            end++;
        }
        return end;
    }
}
