package dev.tidewatch.app.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Cursor;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.inputs.Inputs;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.MetricView;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The answers that are rows of days and of cohorts. */
final class Lists {

    private static final String LIVE = "live";

    private final Views views;
    private final Topics topics;
    private final Rows rows;
    private final KnownSegments segments;
    private final Supplier<Optional<Inputs.Doubt>> doubt;

    /** @param doubt what to think of the rows of days while an input is stale */
    Lists(Views views, Settings settings, Rows rows, Supplier<Optional<Inputs.Doubt>> doubt) {
        this.views = views;
        this.topics = settings.topics();
        this.rows = rows;
        this.segments = new KnownSegments(views);
        this.doubt = doubt;
    }

    void metrics(Call request) throws IOException {
        Query query = Query.ofList(request, "segment", "window", "from", "to", "since", "limit", Cursor.PARAMETER);
        Segment segment = segments.of(query);
        Window window = query.window();
        Query.Days days = query.days();
        MetricView.Rows wanted = new MetricView.Rows(segment.key(), window.name(), days.from(), days.to());
        String start = query.next("metrics", Lists::start);
        String first = start == null ? "" : start;
        Optional<String> next = views.metrics().after(query.limit(Query.MOST), wanted, first);
        Instant since = query.instant("since");
        Consumer<Consumer<RetentionMetrics>> each = receiver -> views.metrics().rows(wanted, first, row -> {
            boolean goesOn = next.filter(end -> place(row).compareTo(end) >= 0).isEmpty();
            if (goesOn && (since == null || !row.getAsOf().isBefore(since))) {
                receiver.accept(row);
            }
            return goesOn;
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
                        row -> row.getSegment() + "|" + row.getWindow() + "|" + place(row)),
                next.map(place -> Cursor.of("metrics", place)));
    }

    void cohorts(Call request) throws IOException {
        Query query = Query.ofList(request, "segment", "period");
        String period = query.text("period");
        Predicate<String> cohorts = period(period == null ? "month" : period);
        String segment = segments.of(query).key();
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

    private void doubt(JsonGenerator json) throws IOException {
        Optional<Inputs.Doubt> now = doubt.get();
        if (now.isPresent()) {
            json.writeStringField("provisionalFrom", now.get().provisionalFrom().toString());
            json.writeStringField("notFinalFrom", now.get().notFinalFrom().toString());
        }
    }

    /** Returns the row's place in the order of rows: every day is below live. */
    private static String place(RetentionMetrics row) {
        return row.getLive() ? LIVE : row.getDay().toString();
    }

    private static String start(Cursor cursor) {
        String place = cursor.part(1);
        return place.equals(LIVE) ? place : LocalDate.parse(place).toString();
    }

    private static Predicate<String> period(String period) {
        return switch (period) {
            case "month" -> cohort -> !cohort.contains("Q");
            case "quarter" -> cohort -> cohort.contains("Q");
            default -> throw Refusal.badRequest("period is '" + period + "'; it must be month or quarter");
        };
    }
}
