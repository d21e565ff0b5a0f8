package dev.tidewatch.app.notify.send;

import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.message.Post;
import dev.tidewatch.app.notify.message.PostForm;
import dev.tidewatch.app.notify.plan.Address;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A POST to a destination, over a connection that is kept. It follows no redirect and keeps no cookie. */
final class WebChannel implements Channel {

    private static final int THREADS = 6;
    private static final int TOLD_OF_BODY = 300;

    private final HttpClient client;
    private final Address.Web address;
    private final PostForm form;
    private final Duration timeout;
    private final InstantSource clock;

    private WebChannel(HttpClient client, Address.Web address, PostForm form, Duration timeout, InstantSource clock) {
        this.client = client;
        this.address = address;
        this.form = form;
        this.timeout = timeout;
        this.clock = clock;
    }

    static WebChannel to(Address.Web address, @Nullable URI page, Duration timeout, InstantSource clock) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("http " + address.host());
        threads.setDaemon(true);
        HttpClient client = new HttpClient();
        client.setExecutor(threads);
        client.setSocketAddressResolver(new Resolver(threads, address.allowsPrivate()));
        client.setFollowRedirects(false);
        client.setConnectTimeout(timeout.toMillis());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Tidewatch"));
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
        return new WebChannel(client, address, PostForm.of(address, page), timeout, clock);
    }

    @Override
    public Answer send(Notice notice) throws InterruptedException {
        return send(form.of(notice, clock.instant()));
    }

    @Override
    public Answer send(DayMessage message) throws InterruptedException {
        return send(form.of(message, clock.instant()));
    }

    private Answer send(Post post) throws InterruptedException {
        CompletableFuture<Result> done = new CompletableFuture<>();
        BodyStart start = new BodyStart();
        Request request = client.newRequest(address.url())
                .method(HttpMethod.POST)
                .headers(headers -> post.headers().forEach(headers::put))
                .body(new StringRequestContent(post.contentType(), post.body(), StandardCharsets.UTF_8))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onResponseContent((response, content) -> start.add(content));
        request.send(done::complete);
        try {
            return HttpAnswers.of(done.get(), start.text(), clock.instant());
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it with a failure", e);
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }

    /** As much of an answer's body as a person needs. */
    private static final class BodyStart {

        private final byte[] bytes = new byte[TOLD_OF_BODY];
        private int length;

        synchronized void add(ByteBuffer content) {
            int taken = Math.min(content.remaining(), bytes.length - length);
            content.get(bytes, length, taken);
            content.position(content.limit());
            length += taken;
        }

        /** Without control characters, which a log could take for lines of its own. */
        synchronized String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
        }
    }
}
