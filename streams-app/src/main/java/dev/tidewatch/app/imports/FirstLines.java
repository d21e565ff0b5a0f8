package dev.tidewatch.app.imports;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first lines of what is written to it, and drops the rest. */
public final class FirstLines extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int left;

    public FirstLines(int lines) {
        this.left = lines;
    }

    @Override
    public void write(int value) {
        if (left > 0) {
            kept.write(value);
            left -= value == '\n' ? 1 : 0;
        }
    }

    public String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
