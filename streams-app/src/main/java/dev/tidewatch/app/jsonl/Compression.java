package dev.tidewatch.app.jsonl;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is packed, told by its name. */
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

    static Compression of(String file) {
        if (file.endsWith(".gz")) {
            return GZIP;
        }
        return file.endsWith(".zst") ? ZSTD : NONE;
    }

    abstract InputStream unpacking(InputStream packed) throws IOException;

    abstract OutputStream packing(OutputStream packed) throws IOException;
}
