package dev.tidewatch.app.views.store;

import com.google.common.primitives.Longs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A key of the store: a letter for the view, then parts in the order they are sorted by. */
public final class ViewKey {

    private static final int END_OF_TEXT = 0;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ViewKey(char view) {
        bytes.write(view);
    }

    public static ViewKey of(char view) {
        return new ViewKey(view);
    }

    /** Text that a prefix may break off anywhere in. */
    public ViewKey start(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A whole text; no id holds the byte that ends it. */
    public ViewKey text(String text) {
        start(text);
        bytes.write(END_OF_TEXT);
        return this;
    }

    /** Appends a number that is not negative. */
    public ViewKey number(long number) {
        bytes.writeBytes(Longs.toByteArray(number));
        return this;
    }

    /** Appends an instant of the years 1970 to 9999. */
    public ViewKey instant(Instant instant) {
        return number(Math.max(0, instant.toEpochMilli()));
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** All keys that begin so. */
    public KeyRange range() {
        return KeyRange.of(bytes());
    }

    /** From this key to before another. */
    public KeyRange to(ViewKey end) {
        return new KeyRange(bytes(), end.bytes());
    }
}
