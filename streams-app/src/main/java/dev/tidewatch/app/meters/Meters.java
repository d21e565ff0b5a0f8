package dev.tidewatch.app.meters;

import dev.tidewatch.app.api.Api;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.stream.names.Topics;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/** {@code /metrics}, in Prometheus' text format. */
public final class Meters implements AutoCloseable {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Views views;
    private final RuntimeMeters runtime;
    private boolean lettersShown;

    /**
     * Measures from now on.
     *
     * @param streams event streams that are open
     */
    public Meters(Settings settings, String version, Api.Behind behind, IntSupplier streams) {
        this.views = behind.views();
        this.runtime = new RuntimeMeters(behind.pipeline().streams());
        runtime.addTo(registry); // first: it says which meters there are not to be
        Gauges gauges = new Gauges(registry);
        new PipelineMeters(behind.pipeline(), behind.waiting()).addTo(gauges);
        new ActionMeters(behind.pipeline().actions()).addTo(gauges);
        new InputMeters(behind.inputs())
                .addTo(
                        gauges,
                        settings.topics().inputs().stream()
                                .map(Topics.Public::name)
                                .toList());
        new BusinessMeters(views).addTo(gauges, settings.profile().reportingCurrency());
        InstantSource present = behind.clock().from(InstantSource.system());
        new GradeMeters(
                        views,
                        behind.grades(),
                        new BusinessDays(settings.profile().zone()),
                        present)
                .addTo(gauges);
        new GoalMeters(views, behind.goals()).addTo(gauges);
        gauges.flag("tidewatch.view.caught.up", "1 once the output topics are read.", views::areCaughtUp);
        gauges.add(
                "tidewatch.http.streams", "Open streams of server-sent events.", () -> Optional.of(streams.getAsInt()));
        gauges.flag("tidewatch.build.info", "Always 1.", () -> true, "version", version);
        views.listen(new OutputMeters(registry, behind.clock(), InstantSource.system())::take);
    }

    public void addTo(WebServer.Routes routes) {
        routes.get("/metrics", this::answer);
    }

    @Override
    public void close() {
        runtime.close();
        registry.close();
    }

    private void answer(Context request) {
        showLetters();
        request.contentType(TEXT).result(registry.scrape());
    }

    /** A counter that rose while old letters are read would tell of new ones. */
    private synchronized void showLetters() {
        if (!lettersShown && views.areCaughtUp()) {
            lettersShown = true;
            new LetterMeters(views.letters()).addTo(registry);
        }
    }
}
