package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rules of {@code deploy/prometheus} by Prometheus' own checker. */
@NeedsProgram(Program.PROMTOOL)
class AlertRulesTest {

    private static final Path DEPLOYED = Path.of("..", "deploy", "prometheus");

    @Test
    void shouldBeRules() throws Exception {
        assertThat(promtool("check", "rules", DEPLOYED.resolve("rules/tidewatch.yml")))
                .contains("SUCCESS");
    }

    @Test
    void shouldFireWhenTheirTestSaysSo() throws Exception {
        assertThat(promtool("test", "rules", DEPLOYED.resolve("rules.test.yml")))
                .contains("SUCCESS");
    }

    private static String promtool(String verb, String what, Path file) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(Program.PROMTOOL.path(), verb, what, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        return said;
    }
}
