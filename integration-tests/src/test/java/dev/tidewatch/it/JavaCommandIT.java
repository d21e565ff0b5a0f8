package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandIT {

    /** A JVM passes over an archive of another class path without a word, and every process of the tests starts 2 s later. */
    @Test
    void shouldStartFromTheArchiveOfClasses() throws IOException, InterruptedException {
        List<String> command = JavaCommand.of("dev.tidewatch.cli.Tidewatch", "--version");
        command.add(1, "-Xshare:on");

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
