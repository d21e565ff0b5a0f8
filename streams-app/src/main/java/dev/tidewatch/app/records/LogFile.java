package dev.tidewatch.app.records;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A copy of one input partition on disk: it is written once and read once, from front to back. */
public final class LogFile {

    private static final int NOTHING = -1;

    private LogFile() {}

    /** Appends records. */
    public static final class Writer implements Closeable {

        private final DataOutputStream out;

        public Writer(Path file) {
            try {
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public void add(LogRecord record) {
            try {
                out.writeLong(record.offset());
                write(record.key());
                write(record.value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(byte @Nullable [] bytes) throws IOException {
            out.writeInt(bytes == null ? NOTHING : bytes.length);
            if (bytes != null) {
                out.write(bytes);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads them again. */
    public static final class Reader implements Closeable {

        private final @Nullable DataInputStream in;

        /** Begins at its front; a file that does not exist is empty. */
        public Reader(Path file) throws IOException {
            in = Files.exists(file) ? new DataInputStream(new BufferedInputStream(Files.newInputStream(file))) : null;
        }

        /** The next record; null if there is none. */
        @Nullable
        public LogRecord next() throws IOException {
            if (in == null) {
                return null;
            }
            long offset;
            try {
                offset = in.readLong();
            } catch (EOFException end) {
                return null;
            }
            return new LogRecord(offset, bytes(in), bytes(in));
        }

        private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
            int length = in.readInt();
            return length == NOTHING ? null : in.readNBytes(length);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
