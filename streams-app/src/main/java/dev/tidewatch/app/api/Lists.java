package dev.tidewatch.app.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.inputs.Inputs;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.AlertJson;
import dev.tidewatch.app.views.AlertView;
import dev.tidewatch.app.views.MetricView;
import dev.tidewatch.app.views.MovementView;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.domain.metric.Window;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.Topics;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers that are lists of rows. */
final class Lists {

    private static final Rows.Members NOTHING = json -> {};
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Views views;
    private final Topics topics;
    private final Rows rows;
    private final Supplier<Optional<Inputs.Doubt>> doubt;

    /** @param doubt what to think of the rows of days while an input is stale */
    Lists(Views views, Settings settings, Supplier<Optional<Inputs.Doubt>> doubt) {
        this.views = views;
        this.topics = settings.topics();
        this.rows = new Rows(topics, CsvLines.Text.of(settings.csvRaw()));
        this.doubt = doubt;
    }

    void metrics(Context request) throws IOException {
        Query query = Query.of(request, "segment", "window", "from", "to");
        Segment segment = query.segment();
        Window window = query.window();
        MetricView.Rows wanted = new MetricView.Rows(segment.key(), window.name(), query.day("from"), query.day("to"));
        Consumer<Consumer<RetentionMetrics>> each = receiver -> views.metrics().rows(wanted, row -> {
            receiver.accept(row);
            return true;
        });
        Rows.Members before = json -> {
            json.writeStringField("segment", segment.key());
            json.writeStringField("window", window.name());
            doubt(json);
        };
        rows.answer(
                request,
                query,
                new Rows.Listing<>(
                        topics.metrics(),
                        "rows",
                        before,
                        each,
                        row -> row.getSegment() + "|" + row.getWindow() + "|"
                                + (row.getLive() ? "live" : row.getDay())));
    }

    void cohorts(Context request) throws IOException {
        Query query = Query.of(request, "segment", "period");
        String period = query.text("period");
        Predicate<String> cohorts = period(period == null ? "month" : period);
        String segment = query.segment().key();
        rows.answer(
                request,
                query,
                new Rows.Listing<CohortRetention>(
                        topics.cohorts(),
                        "rows",
                        this::doubt,
                        receiver -> views.cohorts().rows(segment, cohorts).forEach(receiver),
                        row -> row.getSegment() + "|" + row.getCohort() + "|" + row.getOffset()));
    }

    void movements(Context request) throws IOException {
        Query query = Query.of(request, "customer", "from", "to", "limit");
        LocalDate from = query.day("from");
        LocalDate to = query.day("to");
        MovementView.Span span = new MovementView.Span(query.text("customer"), start(from, FIRST), end(to));
        int limit = query.limit();
        List<MrrMovement> found = new ArrayList<>();
        views.movements().newestFirst(span, movement -> {
            if (isWithin(movement.getEffectiveDay(), from, to)) {
                found.add(movement);
            }
            return found.size() < limit;
        });
        rows.answer(
                request,
                query,
                new Rows.Listing<MrrMovement>(
                        topics.movements(), "movements", NOTHING, found::forEach, MrrMovement::getCustomerId));
    }

    void alerts(Context request) throws IOException {
        Query query = Query.of(request, "state", "kind", "limit");
        int limit = query.limit();
        Set<AlertState> states = states(query.text("state"));
        String kindName = query.text("kind");
        AlertKind kind = kindName == null ? null : Query.oneOf("kind", kindName, AlertKind.values());
        Predicate<RiskAlert> wanted =
                alert -> states.contains(alert.getState()) && (kind == null || alert.getKind() == kind);
        List<RiskAlert> found = new ArrayList<>(views.alerts().open(wanted, limit));
        if (found.size() < limit && !AlertView.OPEN.containsAll(states)) {
            found.addAll(views.alerts().past(wanted, limit - found.size()));
        }
        rows.answer(
                request,
                query,
                new Rows.Listing<RiskAlert>(
                        topics.alerts(), "alerts", NOTHING, found::forEach, Lists::key, AlertJson::text));
    }

    private void doubt(JsonGenerator json) throws IOException {
        Optional<Inputs.Doubt> now = doubt.get();
        if (now.isPresent()) {
            json.writeStringField("provisionalFrom", now.get().provisionalFrom().toString());
            json.writeStringField("notFinalFrom", now.get().notFinalFrom().toString());
        }
    }

    private static String key(RiskAlert alert) {
        return alert.getCustomerId() == null ? "" : alert.getCustomerId();
    }

    private static Set<AlertState> states(@Nullable String text) {
        if (text == null) {
            return EnumSet.allOf(AlertState.class);
        }
        if (text.equals("open")) {
            return AlertView.OPEN;
        }
        Set<AlertState> states = EnumSet.noneOf(AlertState.class);
        for (String name : text.split(",", -1)) {
            states.add(Query.oneOf("state", name, AlertState.values()));
        }
        return states;
    }

    private static Predicate<String> period(String period) {
        return switch (period) {
            case "month" -> cohort -> !cohort.contains("Q");
            case "quarter" -> cohort -> cohort.contains("Q");
            default -> throw Refusal.badRequest("period is '" + period + "'; it must be month or quarter");
        };
    }

    /** A business day begins up to a day before or after that of UTC: which of them are wanted is looked at one by one. */
    private static Instant start(@Nullable LocalDate from, Instant otherwise) {
        return from == null
                ? otherwise
                : from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(@Nullable LocalDate to) {
        return to == null ? LAST : to.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean isWithin(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
