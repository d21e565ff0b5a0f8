package dev.tidewatch.app.actions;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.RawConnection;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One open alert at any free port, at noon, and what was done about it. */
final class ActionServer implements KnownAlerts, AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final List<AlertAction> taken = new ArrayList<>();

    RiskAlert alert = AnAlert.raised("ada");
    Instant now = NOON.plusNanos(1);
    Instant horizonEndsAt = Instant.MAX;
    boolean isRead = true;
    boolean acknowledges = true;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    ActionServer(Optional<String> token) {
        AlertActions actions = new AlertActions(this, (InstantSource) () -> now, this::publish);
        HostAndPort anyPort = HostAndPort.fromParts("127.0.0.1", 0);
        server = WebServer.listen(anyPort, Access.of(anyPort, token), actions::addTo);
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(alert.getAlertId(), body, "Content-Type", "application/json; charset=utf-8");
    }

    /** Sends it with these headers, each a name and a value. */
    HttpResponse<String> post(String alertId, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + path(alertId))).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The first line of the answer to a body of so many bytes, of which none is sent. */
    String announce(int bytes) throws IOException {
        return RawConnection.announce(server.url(), path(alert.getAlertId()), bytes);
    }

    /** All that comes back when the id of the alert is not percent-encoded. */
    String postRaw(String body) throws IOException {
        String path = "/api/alerts/" + alert.getAlertId() + "/actions";
        return RawConnection.exchange(
                server.url(),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String path(String alertId) {
        return "/api/alerts/" + URLEncoder.encode(alertId, StandardCharsets.UTF_8) + "/actions";
    }

    @Override
    public Optional<RiskAlert> newest(String alertId) {
        return Optional.of(alert).filter(one -> one.getAlertId().equals(alertId));
    }

    @Override
    public Optional<Instant> horizonEndsAt(String alertId) {
        return newest(alertId).map(one -> horizonEndsAt);
    }

    @Override
    public boolean areRead() {
        return isRead;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized void publish(AlertAction action) throws NotAcknowledged {
        if (!acknowledges) {
            throw new NotAcknowledged("no broker", new IOException("no broker"));
        }
        taken.add(action);
    }
}
