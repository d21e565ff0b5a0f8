package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.PipelineState;
import dev.tidewatch.app.RestoreLog;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.inputs.InputState;
import dev.tidewatch.app.inputs.Inputs;
import dev.tidewatch.app.settings.PageSettings;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.Provisional;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.metrics.FiguresReach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says how the pipeline and its views stand. */
final class Status {

    /** So long rows may wait to be read. */
    private static final Duration UNREAD = Duration.ofSeconds(10);

    private final String applicationId;
    private final String version;
    private final String profileName;
    private final Profile profile;
    private final PageSettings page;
    private final RunningPipeline pipeline;
    private final Views views;
    private final Supplier<Inputs> inputs;
    private final Supplier<OptionalLong> waiting;
    private final FiguresReach reach;
    private final InstantSource present;
    private final LiveClock clock;

    Status(Settings settings, String version, Api.Behind behind) {
        this.applicationId = settings.applicationId();
        this.version = version;
        this.profileName = settings.own().getOrDefault("tidewatch.profile", "");
        this.profile = settings.profile();
        this.page = settings.page();
        this.pipeline = behind.pipeline();
        this.views = behind.views();
        this.inputs = behind.inputs();
        this.waiting = behind.waiting();
        this.reach = new FiguresReach(behind.pipeline().streams());
        this.present = behind.clock().from(InstantSource.system());
        this.clock = behind.clock();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("applicationId", applicationId);
        json.put("version", version);
        json.put("profile", profileName);
        json.put("zone", profile.zone().toString());
        json.put("reportingCurrency", profile.reportingCurrency());
        json.put("state", pipeline.state().name());
        RestoreLog.Progress restore = pipeline.restore();
        json.putObject("restore").put("restored", restore.restored()).put("total", restore.total());
        json.put("viewCaughtUp", views.areCaughtUp());
        json.put("now", present.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("speed", clock.speed());
        json.put("speedSince", clock.speed() == 1 ? null : clock.since().toString());
        Optional<Instant> reached = reach.reach();
        json.put(
                "asOf",
                asOf(views.metrics().asOf(), reached, views.behind())
                        .map(Instant::toString)
                        .orElse(null));
        boolean elsewhere = pipeline.state() == PipelineState.RUNNING && reach.isElsewhere();
        json.put("figuresElsewhere", elsewhere);
        json.put("figuresAt", elsewhere ? figuresAt() : null);
        OptionalLong lag = waiting.get();
        json.put("lag", lag.isPresent() ? lag.getAsLong() : null);
        inputs(json);
        letters(json);
        Provisional provisional = Provisional.in(views.health());
        json.putObject("provisionalCustomers")
                .put("customers", provisional.customers())
                .put("mrr", provisional.mrr().toPlainString());
        ObjectNode shown = json.putObject("customers");
        shown.put("nameAttribute", page.nameAttribute());
        shown.put("emailAttribute", page.emailAttribute());
        shown.put("link", page.customerLink().orElse(null));
        json.put("firstDay", views.metrics().firstDay().map(LocalDate::toString).orElse(null));
        json.put("keptFrom", views.keptFrom().map(LocalDate::toString).orElse(null));
        json.put("lastDay", views.metrics().lastDay().map(LocalDate::toString).orElse(null));
        return json;
    }

    /**
     * Returns how far figures reach: in quiet no row says it, and the instance that makes them knows it. While rows are still to be read, that would say of
     * older ones that they are fresh.
     *
     * @param behind how long ago every row that there was had been read
     */
    static Optional<Instant> asOf(Optional<Instant> newestRow, Optional<Instant> reached, Duration behind) {
        boolean areRead = behind.compareTo(UNREAD) <= 0;
        return newestRow.map(
                row -> reached.filter(at -> areRead && at.isAfter(row)).orElse(row));
    }

    private @Nullable String figuresAt() {
        return reach.maker().map(host -> host.host() + ":" + host.port()).orElse(null);
    }

    private void inputs(ObjectNode json) {
        Inputs now = inputs.get();
        ObjectNode topics = json.putObject("inputs");
        for (InputState input : now.topics()) {
            topics.putObject(input.topic())
                    .put("newest", input.newest().map(Instant::toString).orElse(null))
                    .put(
                            "staleAfter",
                            input.staleAfter().map(Duration::toString).orElse(null))
                    .put("stale", input.isStale(now.now()));
        }
        now.doubt(profile).ifPresent(doubt -> {
            json.put("provisionalFrom", doubt.provisionalFrom().toString());
            json.put("notFinalFrom", doubt.notFinalFrom().toString());
        });
    }

    private void letters(ObjectNode json) {
        Map<String, Long> byReason = views.letters().byReason();
        ObjectNode letters = json.putObject("deadLetters");
        letters.put(
                "total", byReason.values().stream().mapToLong(Long::longValue).sum());
        ObjectNode reasons = letters.putObject("byReason");
        byReason.forEach(reasons::put);
    }
}
