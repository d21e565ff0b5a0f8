package dev.tidewatch.app.api;

import dev.tidewatch.app.http.EventStream;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.ViewEvent;
import dev.tidewatch.domain.metric.Segment;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open event streams: each gets of what arrives what it asked for, and the status every two seconds. */
final class Streams implements AutoCloseable {

    static final Set<String> TOPICS = new TreeSet<>(List.of(
            ViewEvent.METRICS, ViewEvent.COHORT, ViewEvent.MOVEMENT, ViewEvent.ALERT, ViewEvent.HEALTH, "status"));

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int MOST = 2_000;
    private static final long BEAT_SECONDS = 2;

    private final Map<EventStream, Wanted> open = new ConcurrentHashMap<>();
    private final Supplier<String> status;
    private final ScheduledFuture<?> beating;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "http-beat");
        thread.setDaemon(true);
        return thread;
    });

    /** @param status one line of JSON */
    Streams(Supplier<String> status) {
        this.status = status;
        this.beating = beats.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * What a stream is about.
     *
     * @param start what the key of a metrics event must begin with
     * @param window what its second part must be; null for any
     */
    private record Wanted(
            Set<String> topics, String start, @Nullable String window) {

        boolean has(ViewEvent event) {
            return topics.contains(event.name())
                    && (!event.name().equals(ViewEvent.METRICS)
                            || (event.key().startsWith(start)
                                    && (window == null || event.key().contains("|" + window + "|"))));
        }
    }

    /** Never ends by itself. */
    void open(Context request) throws IOException {
        Query query = Query.of(request, "topics", "segment", "window");
        if (open.size() >= MOST) {
            throw new Refusal(Refusal.UNAVAILABLE, "there are " + MOST + " streams already; close some");
        }
        Segment segment = query.segment();
        Wanted wanted = new Wanted(
                topics(query.text("topics")),
                query.text("segment") == null ? "" : segment.key() + "|",
                query.text("window") == null ? null : query.window().name());
        EventStream stream = EventStream.open(request, open::remove);
        open.put(stream, wanted);
        if (wanted.topics.contains("status")) {
            stream.offer(List.of(EventStream.frame("status", status.get())));
        }
    }

    int size() {
        return open.size();
    }

    /** What has arrived, each once; a frame is made once for all. */
    void tell(List<ViewEvent> events) {
        if (open.isEmpty()) {
            return;
        }
        byte[][] frames = new byte[events.size()][];
        open.forEach((stream, wanted) -> {
            List<byte[]> some = new ArrayList<>();
            for (int i = 0; i < frames.length; i++) {
                ViewEvent event = events.get(i);
                if (wanted.has(event)) {
                    if (frames[i] == null) {
                        frames[i] = EventStream.frame(event.name(), event.json().get());
                    }
                    some.add(frames[i]);
                }
            }
            if (!some.isEmpty()) {
                stream.offer(some);
            }
        });
    }

    @Override
    public void close() {
        beating.cancel(false);
        beats.shutdownNow();
        open.keySet().forEach(EventStream::close);
    }

    private void beat() {
        try {
            if (!open.isEmpty()) {
                List<byte[]> frame = List.of(EventStream.frame("status", status.get()));
                List<byte[]> comment = List.of(":\n\n".getBytes(StandardCharsets.UTF_8));
                open.forEach((stream, wanted) -> stream.offer(wanted.topics.contains("status") ? frame : comment));
            }
        } catch (RuntimeException e) {
            LOG.warn("No status for the streams: {}", e.getMessage());
        }
    }

    private static Set<String> topics(@Nullable String text) {
        if (text == null) {
            return TOPICS;
        }
        Set<String> topics = new TreeSet<>(Arrays.asList(text.split(",")));
        if (!TOPICS.containsAll(topics)) {
            throw Refusal.badRequest("topics is '" + text + "'; it must be some of " + String.join(",", TOPICS));
        }
        return topics;
    }
}
