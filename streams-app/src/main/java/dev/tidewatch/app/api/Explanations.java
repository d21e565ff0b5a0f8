package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Table;
import dev.tidewatch.app.explain.Explained;
import dev.tidewatch.app.explain.ExplanationJson;
import dev.tidewatch.app.explain.FigureMeaning;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.figure.Metric;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers why a figure is what it is, as {@code tidewatch explain} says it. */
final class Explanations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CUSTOMERS = 100;
    private static final int PATIENCE_SECONDS = 10;

    /** A row may be read here before the movements that it has: they lie in other partitions. */
    private static final Duration READING = Duration.ofSeconds(5);

    private static final long PAUSE_MS = 100;

    /** CSV gives these fields of a movement. */
    private static final List<String> FIELDS = List.of(
            "customerId", "movementId", "kind", "effectiveAt", "amount", "currency", "mrrBefore", "mrrAfter", "rule");

    private static final Set<String> AMOUNTS = Set.of("amount", "mrrBefore", "mrrAfter");

    private final Views views;
    private final CsvLines.Text text;

    /** Each reads all movements. */
    private final Semaphore one = new Semaphore(1);

    Explanations(Views views, CsvLines.Text text) {
        this.views = views;
        this.text = text;
    }

    void answer(Call request) throws IOException, InterruptedException {
        Query query = Query.ofList(request, "segment", "window", "day", "figure", "limit");
        Question question = question(query);
        int most = query.limit(MOST_CUSTOMERS);
        refuseWhatIsNotKept(question);
        if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            request.header("Retry-After", "5");
            throw new Refusal(Refusal.UNAVAILABLE, "other figures are being explained; ask again");
        }
        try {
            ObjectNode json = json(explained(question, most));
            if (query.isCsv()) {
                table(json).answer(request);
            } else {
                Api.json(request, json);
            }
        } catch (UserError e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        } finally {
            one.release();
        }
    }

    private void refuseWhatIsNotKept(Question question) {
        LocalDate day = question.day();
        views.keptFrom().filter(from -> day != null && day.isBefore(from)).ifPresent(from -> {
            throw Refusal.badRequest("the rows of " + day + " are no longer kept; days from " + from + " on are");
        });
    }

    private static Question question(Query query) {
        String figure = query.required("figure", "a figure of the row such as churnMrr");
        FigureMeaning.unexplained(figure).ifPresent(reason -> {
            throw Refusal.badRequest(figure + " cannot be explained by movements: " + reason);
        });
        List<String> known = FigureMeaning.published();
        Metric metric = Metric.named(figure)
                .filter(named -> known.contains(named.field()))
                .orElseThrow(() -> Refusal.badRequest(
                        "there is no figure '" + figure + "'; there are " + String.join(", ", known)));
        String day = query.text("day");
        LocalDate closed = day == null || day.equals("live") ? null : query.day("day");
        return new Question(metric, query.segment(), query.window(), closed);
    }

    private Explained explained(Question question, int most) throws InterruptedException {
        long begin = System.nanoTime();
        Explained explained = Explained.of(question, views.explaining(question), most);
        while (!explained.agrees() && System.nanoTime() - begin < READING.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            explained = Explained.of(question, views.explaining(question), most);
        }
        return explained;
    }

    /** Each movement behind a figure with what it makes of it. */
    private Table table(ObjectNode json) {
        List<String> columns = new ArrayList<>(List.of("figure", "share"));
        columns.addAll(FIELDS);
        Table table = new Table(columns, new ArrayList<>());
        for (JsonNode figure : json.get("figures")) {
            for (JsonNode customer : figure.get("customers")) {
                for (JsonNode cause : customer.get("movements")) {
                    JsonNode movement = cause.get("movement");
                    List<String> cells = new ArrayList<>(List.of(
                            figure.get("figure").asText(), cause.get("share").asText("")));
                    FIELDS.forEach(field -> cells.add(cell(movement, field)));
                    table.rows().add(cells);
                }
            }
        }
        return table;
    }

    /** Numbers stay numbers, below zero too. */
    private String cell(JsonNode movement, String field) {
        String value = movement.path(field).asText();
        return AMOUNTS.contains(field) ? value : text.written(value);
    }

    /** As the command writes it, and the movements in one list. */
    private static ObjectNode json(Explained explained) throws IOException {
        StringWriter text = new StringWriter();
        new ExplanationJson(explained, false).writeTo(text);
        ObjectNode json = (ObjectNode) JSON.readTree(text.toString());
        json.set("figure", json.get("metric"));
        ArrayNode movements = json.putArray("movements");
        for (JsonNode figure : json.get("figures")) {
            for (JsonNode customer : figure.get("customers")) {
                for (JsonNode cause : customer.get("movements")) {
                    ObjectNode movement = cause.get("movement").deepCopy();
                    movement.set("share", cause.get("share"));
                    movements.add(movement);
                }
            }
        }
        return json;
    }
}
