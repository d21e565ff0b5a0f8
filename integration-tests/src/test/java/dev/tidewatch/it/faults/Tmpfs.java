package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk so small that it can be filled. */
final class Tmpfs implements AutoCloseable {

    private static final String REQUIRED = "REQUIRE_PROGRAMS";
    private static final int BLOCK = 1 << 16;

    private final Path directory;

    private Tmpfs(Path directory) {
        this.directory = directory;
    }

    /** Skips the test, with the reason, where nothing may be mounted; with REQUIRE_PROGRAMS=true it fails instead. */
    static Tmpfs mount(Path directory, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Process mount =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()));
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (mount.waitFor() != 0) {
            String reason = "no disk can be mounted to be filled: " + said.strip();
            assertThat(Boolean.parseBoolean(System.getenv(REQUIRED)))
                    .as(REQUIRED + "=true asks for one, but " + reason)
                    .isFalse();
            abort(reason);
        }
        return new Tmpfs(directory);
    }

    Path directory() {
        return directory;
    }

    /** To the last byte. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK];
            for (int size = BLOCK; size > 0; ) {
                try {
                    filler.write(block, 0, size);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", "-l", directory.toString())).onExit().join();
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
