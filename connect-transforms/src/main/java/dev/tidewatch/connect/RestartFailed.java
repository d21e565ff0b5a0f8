package dev.tidewatch.connect;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.health.AbstractState;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts what failed in a worker that runs by itself: Kafka Connect leaves a task failed until a person asks for a restart, also if only its
 * database was away for a moment. It comes again to the records that it had not committed. What fails for ever, such as a record that is refused, is
 * tried once a minute.
 */
public final class RestartFailed implements ConnectRestExtension {

    private static final Logger LOG = LoggerFactory.getLogger(RestartFailed.class);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ACCEPTED = 300;

    /** A worker refuses an extension that has none. */
    private static final String UNKNOWN_VERSION = "development";

    private static final String FAILED = "FAILED";
    private static final String CAUSE = "Caused by: ";

    private final Map<String, RestartPause> failed = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "restart-failed");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable URI worker;

    @Override
    public void configure(Map<String, ?> settings) {
        Object listeners = settings.get("listeners");
        worker = WorkerAddress.of(listeners == null ? "" : listeners.toString());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it looks until it is closed
    public void register(ConnectRestExtensionContext context) {
        URI address = worker;
        if (address == null) {
            LOG.warn("None of the listeners is http, so connectors that fail are not restarted");
            return;
        }
        ConnectClusterState state = context.clusterState();
        looks.scheduleWithFixedDelay(
                () -> look(state, address), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Failures of one look do not end the next ones. */
    private void look(ConnectClusterState state, URI address) {
        try {
            for (String connector : state.connectors()) {
                look(state.connectorHealth(connector), address);
            }
        } catch (ConnectException e) {
            LOG.debug("The worker does not answer yet", e);
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for connectors that failed", e);
        }
    }

    private void look(ConnectorHealth connector, URI address) {
        Optional<AbstractState> failure = states(connector).stream()
                .filter(state -> state.state().equals(FAILED))
                .findFirst();
        if (failure.isPresent()) {
            RestartPause pause = failed.computeIfAbsent(connector.name(), name -> new RestartPause());
            if (pause.begin(System.nanoTime())) {
                LOG.warn(
                        "{} failed and is restarted in {} s: {}",
                        connector.name(),
                        pause.length().toSeconds(),
                        reason(failure.get().traceMessage()));
            }
            if (pause.isOver(System.nanoTime())) {
                restart(connector.name(), address);
                pause.end(System.nanoTime());
            }
        } else if (connector.tasksState().isEmpty()) {
            // Somebody stopped it.
            failed.remove(connector.name());
        }
    }

    private static List<AbstractState> states(ConnectorHealth connector) {
        List<AbstractState> states = new ArrayList<>();
        states.add(connector.connectorState());
        states.addAll(connector.tasksState().values());
        return states;
    }

    private void restart(String connector, URI address) {
        String name = URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/connectors/" + name + "/restart?includeTasks=true&onlyFailed=true"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= ACCEPTED) {
                LOG.warn("{} could not be restarted: {}", connector, answer.body());
            }
        } catch (IOException e) {
            LOG.warn("{} could not be restarted: {}", connector, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first line of the innermost cause says why. */
    static String reason(@Nullable String trace) {
        String whole = trace == null ? "" : trace;
        int cause = whole.lastIndexOf(CAUSE);
        return whole.substring(cause < 0 ? 0 : cause + CAUSE.length())
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    @Override
    public String version() {
        String version = RestartFailed.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN_VERSION : version;
    }
}
