package dev.tidewatch.source.csv.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes without replacing anything: a byte that is none of the encoding is refused with its line. */
final class StrictReader extends Reader {

    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES).flip();
    private boolean ended;
    private long line = 1;
    private char last;

    StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (!decode()) {
                return -1;
            }
        }
        int taken = Math.min(length, chars.remaining());
        chars.get(target, offset, taken);
        return taken;
    }

    /** Returns whether there was anything left to decode. */
    private boolean decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        countLines();
        if (result.isError() && !chars.hasRemaining()) {
            throw new BadCsv(
                    line,
                    String.format(
                            "has the byte 0x%02X, which is not %s; save the file as UTF-8, or say its encoding in the map"
                                    + " (encoding = windows-1252)",
                            bytes.get(bytes.position()), decoder.charset().name()));
        }
        if (result.isUnderflow()) {
            boolean finished = ended && !chars.hasRemaining();
            fill();
            return !finished;
        }
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended |= read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }

    /** A line ends with LF, CR LF or CR alone. */
    private void countLines() {
        for (int i = 0; i < chars.limit(); i++) {
            char next = chars.get(i);
            if (next == '\r' || (next == '\n' && last != '\r')) {
                line++;
            }
            last = next;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
