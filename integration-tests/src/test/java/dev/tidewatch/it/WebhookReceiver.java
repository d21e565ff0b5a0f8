package dev.tidewatch.it;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver of webhooks that is as bad as receivers are: of ten requests it answers two with 500, one with 429 and one, which
 * it took, not at all. It never takes what is about some customers, until it is mended.
 */
final class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Every body that was taken under an id, and how often. */
    private final ConcurrentMap<String, List<String>> taken = new ConcurrentHashMap<>();

    private final Set<String> takenWell = new CopyOnWriteArraySet<>();
    private final Set<String> complaints = new CopyOnWriteArraySet<>();
    private volatile String refused;

    private WebhookReceiver(HttpServer server, String refused) {
        this.server = server;
        this.refused = refused;
    }

    /** @param refused what is never taken has this in its body */
    static WebhookReceiver start(String refused) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server, refused);
        server.createContext("/hook", receiver::receive);
        server.createContext("/well", receiver::receiveWell);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Takes everything at once. */
    String wellUrl() {
        return url().replace("/hook", "/well");
    }

    Set<String> takenWell() {
        return takenWell;
    }

    /** From now on it takes everything. */
    void mend() {
        refused = "nothing has this in it";
        requests.set(Integer.MIN_VALUE);
    }

    Map<String, List<String>> taken() {
        return taken;
    }

    int requests() {
        return requests.get();
    }

    Set<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            new Webhook(SECRET).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        } catch (WebhookVerificationException e) {
            complaints.add(String.valueOf(e.getMessage()));
        }
        if (body.contains(refused)) {
            answer(exchange, 400);
            return;
        }
        int request = requests.getAndIncrement();
        int turn = request < 0 ? 9 : request % 10;
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        switch (turn) {
            case 2, 6 -> answer(exchange, 500);
            case 4 -> {
                exchange.getResponseHeaders().add("Retry-After", "0");
                answer(exchange, 429);
            }
            case 8 -> {
                take(id, body);
                hang();
            }
            default -> {
                take(id, body);
                answer(exchange, 204);
            }
        }
    }

    private void receiveWell(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        takenWell.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        answer(exchange, 204);
    }

    private void take(String id, String body) {
        taken.computeIfAbsent(id, unknown -> new CopyOnWriteArrayList<>()).add(body);
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
