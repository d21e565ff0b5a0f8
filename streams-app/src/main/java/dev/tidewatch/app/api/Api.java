package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.HttpCall;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.api.call.Table;
import dev.tidewatch.app.api.events.EventStreams;
import dev.tidewatch.app.goals.GoalBook;
import dev.tidewatch.app.grades.GradeBook;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.inputs.Inputs;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.customer.CustomerStates;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The routes under {@code /api}. */
public final class Api implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Views views;
    private final Status status;
    private final EventStreams streams;
    private final Lists lists;
    private final MovementList movements;
    private final AlertList alerts;
    private final AlertGrades grades;
    private final GoalList goals;
    private final Explanations explanations;
    private final Customers customers;
    private final CustomerList customerList;
    private final CsvLines.Text text;
    private final byte[] openApi = OpenApi.document();

    /**
     * Holds what it tells of.
     *
     * @param goals how far the goals have come
     * @param inputs how far the input topics have come
     * @param waiting records of them that wait for this instance; empty while nobody knows
     * @param clock the present of the pipeline
     */
    public record Behind(
            RunningPipeline pipeline,
            Views views,
            GradeBook grades,
            GoalBook goals,
            Supplier<Inputs> inputs,
            Supplier<OptionalLong> waiting,
            LiveClock clock) {}

    /** @param version of this program, as its users read it */
    public Api(Settings settings, String version, Behind behind) {
        this.views = behind.views;
        this.status = new Status(settings, version, behind);
        this.streams = new EventStreams(
                new KnownSegments(views)::of, () -> status.json().toString());
        this.text = CsvLines.Text.of(settings.get(HttpKeys.CSV_RAW));
        Rows rows = new Rows(settings.topics(), text);
        this.lists = new Lists(views, settings, rows, () -> behind.inputs.get().doubt(settings.profile()));
        this.movements = new MovementList(views, settings, rows);
        this.alerts = new AlertList(views, settings, rows);
        this.grades = new AlertGrades(behind.grades, settings, behind.clock.from(InstantSource.system()));
        this.goals = new GoalList(behind.goals);
        this.explanations = new Explanations(views, text);
        this.customerList = new CustomerList(views, settings, rows);
        this.customers = new Customers(views, new Ledgers(new CustomerStates(behind.pipeline.streams()), settings));
        views.listen(streams::tell);
    }

    /** Event streams that are open. */
    public int streams() {
        return streams.size();
    }

    /** Answers a question, or throws why it does not. */
    public interface Answer {

        void to(Call call) throws Exception;
    }

    /** Returns what answers at a path that is read, by the path as {@link #addTo} names it; without the streams and the description. */
    public Map<String, Answer> answers() {
        return Map.ofEntries(
                Map.entry("/api/status", call -> json(call, status.json())),
                Map.entry("/api/segments", this::segments),
                Map.entry("/api/metrics", lists::metrics),
                Map.entry("/api/cohorts", lists::cohorts),
                Map.entry("/api/movements", movements::answer),
                Map.entry("/api/alerts", alerts::answer),
                Map.entry("/api/alert-grades", grades::answer),
                Map.entry("/api/goals", goals::answer),
                Map.entry("/api/customers", customerList::answer),
                Map.entry("/api/customers/{id}", customers::answer),
                Map.entry("/api/explain", explanations::answer));
    }

    public void addTo(WebServer.Routes routes) {
        new TreeMap<>(answers())
                .forEach((path, answer) -> routes.get(path, request -> answer.to(new HttpCall(request))));
        routes.get("/api/stream", streams::open);
        routes.get(
                "/api/openapi.json",
                request -> request.contentType("application/json").result(openApi));
    }

    /** Ends the streams. */
    @Override
    public void close() {
        streams.close();
    }

    static void json(Call call, ObjectNode json) throws IOException {
        try (OutputStream out = call.answer("application/json")) {
            out.write(JSON.writeValueAsBytes(json));
        }
    }

    private void segments(Call request) throws IOException {
        Query query = Query.ofList(request);
        Map<String, List<String>> values = new TreeMap<>();
        for (String segment : views.metrics().segments()) {
            String[] parts = segment.split("=", 2);
            if (parts.length == 2) {
                values.computeIfAbsent(parts[0], dimension -> new ArrayList<>()).add(parts[1]);
            }
        }
        if (query.isCsv()) {
            Table table = Table.of("dimension", "value");
            values.forEach((dimension, some) ->
                    some.forEach(value -> table.add(text.written(dimension), text.written(value))));
            table.answer(request);
            return;
        }
        ObjectNode json = JSON.createObjectNode();
        ObjectNode dimensions = json.putObject("dimensions");
        values.forEach((dimension, some) -> {
            ArrayNode list = dimensions.putArray(dimension);
            some.forEach(list::add);
        });
        ArrayNode windows = json.putArray("windows");
        views.metrics().windows().forEach(windows::add);
        json(request, json);
    }
}
