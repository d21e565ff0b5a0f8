package dev.tidewatch.app.jsonl;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Says how a file is packed: its first bytes say it to who reads, its name to who writes. */
enum Compression {
    NONE {
        @Override
        InputStream unpacking(InputStream packed) {
            return packed;
        }

        @Override
        OutputStream packing(OutputStream packed) {
            return packed;
        }
    },
    GZIP {
        @Override
        InputStream unpacking(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }

        @Override
        OutputStream packing(OutputStream packed) throws IOException {
            return new GZIPOutputStream(packed, BUFFER_BYTES);
        }
    },
    ZSTD {
        @Override
        InputStream unpacking(InputStream packed) throws IOException {
            return new ZstdInputStream(packed);
        }

        @Override
        OutputStream packing(OutputStream packed) throws IOException {
            return new ZstdOutputStream(packed);
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    /** The stream unpacked, whatever its file is called. */
    static InputStream unpacked(InputStream packed) throws IOException {
        PushbackInputStream all = new PushbackInputStream(packed, ZSTD_MAGIC.length);
        byte[] first = all.readNBytes(ZSTD_MAGIC.length);
        all.unread(first);
        return by(first).unpacking(all);
    }

    private static Compression by(byte[] first) {
        if (startsWith(first, GZIP_MAGIC)) {
            return GZIP;
        }
        return startsWith(first, ZSTD_MAGIC) ? ZSTD : NONE;
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    /** Returns how a file of this name is to be packed. */
    static Compression of(String file) {
        if (file.endsWith(".gz")) {
            return GZIP;
        }
        return file.endsWith(".zst") ? ZSTD : NONE;
    }

    abstract InputStream unpacking(InputStream packed) throws IOException;

    abstract OutputStream packing(OutputStream packed) throws IOException;
}
