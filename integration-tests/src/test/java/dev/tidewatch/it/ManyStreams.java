package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Event streams of a running pipeline, as many as a whole team has open. */
final class ManyStreams {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAMS = 300;

    private final AnsweringRun run;

    ManyStreams(AnsweringRun run) {
        this.run = run;
    }

    void areToldWhatArrives() throws Exception {
        List<BlockingQueue<String>> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(run.api().stream("?topics=movements,status"));
        }
        for (BlockingQueue<String> stream : streams) {
            assertThat(next(stream, "event: status")).isNotNull();
        }
        try (Socket slow = slowReader()) {
            run.ingest(List.of(run.company().started("yew")));

            for (BlockingQueue<String> stream : streams) {
                assertThat(next(stream, "event: movements")).isNotNull();
                JsonNode movement = JSON.readTree(next(stream, "data: ").substring("data: ".length()));
                assertThat(movement.get("customerId").textValue()).isEqualTo("yew");
            }
            assertThat(slow.isConnected()).isTrue();
        }
    }

    /** Opens a stream and never reads. */
    private Socket slowReader() throws IOException {
        URI address = URI.create(run.api().url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String next(BlockingQueue<String> stream, String start) throws InterruptedException {
        String line = stream.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (line != null && !line.startsWith(start)) {
            line = stream.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return line;
    }
}
