package dev.tidewatch.app.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream at its line feeds in bounded memory. */
final class LineSplitter {

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    LineSplitter(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its line feed, valid until the next call; null at the end. */
    @Nullable
    ByteBuffer next() throws IOException {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    return take(i, i + 1);
                }
            }
            int pending = end - start;
            if (pending > longest) {
                throw new IOException("the line is longer than " + longest + " bytes");
            }
            if (!fill()) {
                return pending == 0 ? null : take(end, end);
            }
            scanned = start + pending;
        }
    }

    private ByteBuffer take(int lineEnd, int nextStart) {
        ByteBuffer line = ByteBuffer.wrap(buffer, start, lineEnd - start).slice();
        start = nextStart;
        return line;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read >= 0;
    }
}
