package dev.tidewatch.app.api.events;

import dev.tidewatch.app.api.call.HttpCall;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.EventStream;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.domain.segment.Segment;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open event streams: each gets of what arrives what it asked for, and the status every two seconds. One that broke off gets
 * what it missed, as far as that is still known.
 */
public final class EventStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final String LAST_ID = "Last-Event-ID";
    private static final int MOST = 2_000;
    private static final int RECENT = 10_000;
    private static final long BEAT_SECONDS = 2;

    /** Half of what a stream may let wait: beyond it a client asks the lists anew. */
    private static final int MOST_MISSED_BYTES = 1 << 20;

    private final Map<EventStream, Wanted> open = new ConcurrentHashMap<>();
    private final Recent recent = new Recent(RECENT);
    private final Function<Query, Segment> segments;
    private final Supplier<String> status;
    private final ScheduledFuture<?> beating;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "http-beat");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Without a stream yet.
     *
     * @param segments the one that a request asks for
     * @param status one line of JSON
     */
    public EventStreams(Function<Query, Segment> segments, Supplier<String> status) {
        this.segments = segments;
        this.status = status;
        this.beating = beats.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Never ends by itself. */
    public void open(Context request) throws IOException {
        Query query = Query.of(new HttpCall(request), Wanted.PARAMETERS);
        if (open.size() >= MOST) {
            throw new Refusal(Refusal.UNAVAILABLE, "there are " + MOST + " streams already; close some");
        }
        Wanted wanted = Wanted.of(query, segments.apply(query));
        String lastId = request.header(LAST_ID);
        EventStream stream = EventStream.open(request, open::remove);
        synchronized (recent) {
            stream.offer(lastId == null ? List.of() : missed(lastId, wanted));
            stream.offer(List.of(EventStream.mark(recent.id())));
            open.put(stream, wanted);
        }
        if (wanted.hasStatus()) {
            stream.offer(List.of(EventStream.frame(Wanted.STATUS, status.get())));
        }
    }

    public int size() {
        return open.size();
    }

    /** What has arrived, each once; a frame is made once for all. */
    public void tell(List<ViewEvent> events) {
        synchronized (recent) {
            String[] ids = new String[events.size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = recent.add(events.get(i));
            }
            byte[][] frames = new byte[ids.length][];
            open.forEach((stream, wanted) -> {
                List<byte[]> some = new ArrayList<>();
                for (int i = 0; i < frames.length; i++) {
                    if (wanted.has(events.get(i))) {
                        if (frames[i] == null) {
                            frames[i] = frame(ids[i], events.get(i));
                        }
                        some.add(frames[i]);
                    }
                }
                if (!some.isEmpty()) {
                    stream.offer(some);
                }
            });
        }
    }

    /** Returns what came since a stream broke off; one event that says so where not all of it is known. */
    private List<byte[]> missed(String lastId, Wanted wanted) {
        Optional<List<Recent.Numbered>> after = recent.after(lastId);
        List<byte[]> frames = new ArrayList<>();
        int bytes = 0;
        for (Recent.Numbered missed : after.orElse(List.of())) {
            if (bytes <= MOST_MISSED_BYTES && wanted.has(missed.event())) {
                byte[] frame = frame(recent.id(missed.number()), missed.event());
                bytes += frame.length;
                frames.add(frame);
            }
        }
        boolean known = after.isPresent() && bytes <= MOST_MISSED_BYTES;
        return known ? frames : List.of(EventStream.frame("gap", "{}"));
    }

    private static byte[] frame(String id, ViewEvent event) {
        return EventStream.frame(id, event.name(), event.json().get());
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
                byte[] told = EventStream.frame(Wanted.STATUS, status.get());
                synchronized (recent) {
                    byte[] mark = EventStream.mark(recent.id());
                    open.forEach(
                            (stream, wanted) -> stream.offer(wanted.hasStatus() ? List.of(told, mark) : List.of(mark)));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("No status for the streams: {}", e.getMessage());
        }
    }
}
