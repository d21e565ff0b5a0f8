package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Table;
import dev.tidewatch.app.grades.GradeBook;
import dev.tidewatch.app.grades.GradeColumn;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Answers how good the alerts were, from the outcomes and movements that were published. */
final class AlertGrades {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GradeBook book;
    private final BusinessDays days;
    private final String currency;
    private final InstantSource present;

    /** @param present of the pipeline */
    AlertGrades(GradeBook book, Settings settings, InstantSource present) {
        this.book = book;
        this.days = new BusinessDays(settings.profile().zone());
        this.currency = settings.profile().reportingCurrency();
        this.present = present;
    }

    void answer(Call request) throws IOException {
        Query query = Query.ofList(request, "window", "day");
        Window window = query.text("window") == null ? Window.P90D : query.window();
        LocalDate asked = query.day("day");
        int day = asked == null ? days.of(present.instant()) : Math.toIntExact(asked.toEpochDay());
        List<Grade> grades = book.of(window, day);
        if (query.isCsv()) {
            table(grades).answer(request);
            return;
        }
        ObjectNode json = JSON.createObjectNode()
                .put("window", window.name())
                .put("day", LocalDate.ofEpochDay(day).toString())
                .put("reportingCurrency", currency);
        ArrayNode list = json.putArray("grades");
        grades.forEach(grade -> list.add(GradeColumn.json(grade)));
        Api.json(request, json);
    }

    private static Table table(List<Grade> grades) {
        List<String> names = GradeColumn.ALL.stream().map(GradeColumn::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Grade grade : grades) {
            rows.add(GradeColumn.ALL.stream().map(column -> column.cell(grade)).toList());
        }
        return new Table(names, rows);
    }
}
