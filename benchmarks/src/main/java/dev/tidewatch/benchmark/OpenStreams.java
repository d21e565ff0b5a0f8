package dev.tidewatch.benchmark;

import dev.tidewatch.cli.Arguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds event streams of the HTTP API open on one thread and reads them, all but some that it never reads. */
@Command(
        name = "open-streams",
        description = "Open event streams of a running demo and say what came through them, and how late.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class OpenStreams implements Callable<Integer> {

    /** In a live row; the first stream alone is looked at, the others are counted. */
    private static final Pattern AS_OF = Pattern.compile("\"live\":true[^\\n]*\"asOf\":\"([^\"]+)\"");

    @Option(names = "--url", required = true, description = "Where the pipeline answers.")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--streams", description = "How many are open and read.")
    private int streams = 1000;

    @Option(names = "--unread", description = "How many more are open and never read.")
    private int unread = 20;

    @Option(names = "--seconds", description = "For how long.")
    private int seconds = 60;

    /** Before, a demo may still be telling its history. */
    private long settled;

    private final List<Long> delays = new ArrayList<>();
    private final List<SocketChannel> silent = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    /** What one stream has taken. */
    private static final class Reader {

        private final StringBuilder text = new StringBuilder();
        private final boolean isFirst;
        private long bytes;
        private boolean ended;

        Reader(boolean isFirst) {
            this.isFirst = isFirst;
        }
    }

    public static void main(String[] args) {
        System.exit(Arguments.readBy(new CommandLine(new OpenStreams())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Reader> readers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < streams; i++) {
                Reader reader = new Reader(i == 0);
                SocketChannel channel =
                        open("/api/stream?topics=metrics,alerts,movements,status&segment=all&window=P30D");
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, reader);
                readers.add(reader);
            }
            for (int i = 0; i < unread; i++) {
                silent.add(open("/api/stream"));
            }
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            settled = end - Duration.ofSeconds(seconds).toNanos() / 2;
            while (System.nanoTime() < end) {
                selector.select(this::read, 100);
            }
            selector.keys().forEach(key -> close((SocketChannel) key.channel()));
        }
        silent.forEach(OpenStreams::close);
        report(readers);
        return 0;
    }

    private SocketChannel open(String path) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private void read(SelectionKey key) {
        Reader reader = (Reader) key.attachment();
        buffer.clear();
        try {
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                reader.ended = true;
                key.cancel();
                return;
            }
            reader.bytes += count;
        } catch (IOException e) {
            reader.ended = true;
            key.cancel();
            return;
        }
        if (reader.isFirst && System.nanoTime() > settled) {
            lookFor(reader);
        }
    }

    private void lookFor(Reader reader) {
        Instant now = Instant.now();
        reader.text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        int whole = reader.text.lastIndexOf("\n");
        Matcher rows = AS_OF.matcher(reader.text.substring(0, whole + 1));
        while (rows.find()) {
            delays.add(Duration.between(Instant.parse(rows.group(1)), now).toNanos());
        }
        reader.text.delete(0, whole + 1);
    }

    private void report(List<Reader> readers) {
        String late = "none";
        if (!delays.isEmpty()) {
            Latencies latencies = new Latencies(delays);
            late = "p50 %.0f, max %.0f".formatted(latencies.millis(50), latencies.millis(100));
        }
        long least = readers.stream().mapToLong(reader -> reader.bytes).min().orElse(0);
        long most = readers.stream().mapToLong(reader -> reader.bytes).max().orElse(0);
        long ended = readers.stream().filter(reader -> reader.ended).count();
        System.out.printf(
                "streams %d (%d ended), %d unread; kB each %d to %d; live rows %d, ms after their second: %s%n",
                readers.size(), ended, unread, least / 1000, most / 1000, delays.size(), late);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
