package dev.tidewatch.local.demo.screen;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is logged while the terminal is drawn on waits until it no longer is. */
final class HeldLog implements AutoCloseable {

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    HeldLog() {
        System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        System.setErr(err);
        err.print(held.toString(StandardCharsets.UTF_8));
    }
}
