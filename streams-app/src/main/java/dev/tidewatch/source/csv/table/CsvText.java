package dev.tidewatch.source.csv.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as text. A byte order mark says the encoding for certain, and so do the zero bytes of UTF-16 without one;
 * else it is the declared one, or UTF-8. What is no text is told by its first bytes.
 */
public final class CsvText {

    private static final int FIRST_BYTES = 4;
    private static final String SAVE = "; save it as CSV in UTF-8";

    private CsvText() {}

    /**
     * The text behind the byte order mark, if there is one.
     *
     * @param declared what the person says; null for nothing
     * @throws BadCsv if the first bytes are of no text
     */
    public static Reader of(InputStream in, @Nullable Charset declared) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(FIRST_BYTES);
        byte[] first = bytes.readNBytes(FIRST_BYTES);
        bytes.reset();
        refuseWhatIsNoText(first);
        if (begins(first, 0xEF, 0xBB, 0xBF)) {
            return behind(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(first, 0xFE, 0xFF)) {
            return behind(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (begins(first, 0xFF, 0xFE)) {
            return behind(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return behind(bytes, 0, unmarked(first, declared));
    }

    /** The first characters, at most that many; the reader begins with them again. */
    public static String sample(PushbackReader text, int characters) throws IOException {
        char[] sample = new char[characters];
        int length = 0;
        for (int read = 0; read >= 0 && length < characters; length += Math.max(read, 0)) {
            read = text.read(sample, length, characters - length);
        }
        text.unread(sample, 0, length);
        return new String(sample, 0, length);
    }

    private static Charset unmarked(byte[] first, @Nullable Charset declared) {
        boolean four = first.length == FIRST_BYTES;
        if (four && first[0] == 0 && first[1] != 0 && first[2] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (four && first[0] != 0 && first[1] == 0 && first[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }

    private static void refuseWhatIsNoText(byte[] first) {
        if (begins(first, 0xFF, 0xFE, 0, 0) || begins(first, 0, 0, 0xFE, 0xFF)) {
            throw new BadCsv("is UTF-32" + SAVE);
        }
        if (begins(first, 'P', 'K', 3, 4) || begins(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new BadCsv("is a zip or a spreadsheet's own file, not CSV" + SAVE);
        }
    }

    private static boolean begins(byte[] first, int... with) {
        boolean same = first.length >= with.length;
        for (int i = 0; same && i < with.length; i++) {
            same = first[i] == (byte) with[i];
        }
        return same;
    }

    private static Reader behind(InputStream bytes, int mark, Charset charset) throws IOException {
        bytes.skipNBytes(mark);
        return new StrictReader(bytes, charset);
    }
}
