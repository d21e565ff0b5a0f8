package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How good the alerts were, from the outcomes that were published. */
final class AlertGrades {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MICRO_DIGITS = 6;

    private final Views views;
    private final BusinessDays days;
    private final String currency;
    private final InstantSource present;

    /** @param present of the pipeline */
    AlertGrades(Views views, Settings settings, InstantSource present) {
        this.views = views;
        this.days = new BusinessDays(settings.profile().zone());
        this.currency = settings.profile().reportingCurrency();
        this.present = present;
    }

    void answer(Context request) throws IOException {
        Query query = Query.ofList(request, "window", "day");
        Window window = query.text("window") == null ? Window.P90D : query.window();
        LocalDate asked = query.day("day");
        int day = asked == null ? days.of(present.instant()) : Math.toIntExact(asked.toEpochDay());
        Span span = Span.of(window, day, days);
        List<Grade> grades = Grade.of(views.outcomes().alerts(), span);
        if (query.isCsv()) {
            Table table = Table.of(
                    "kind",
                    "rule",
                    "alerts",
                    "episodes",
                    "right",
                    "precision",
                    "undecided",
                    "medianLeadDays",
                    "mrrLost");
            grades.forEach(grade -> table.add(
                    grade.kind().name(),
                    text(grade.rule()),
                    String.valueOf(grade.alerts()),
                    String.valueOf(grade.episodes()),
                    String.valueOf(grade.right()),
                    text(grade.precision()),
                    String.valueOf(grade.undecided()),
                    text(grade.medianLeadDays()),
                    lost(grade)));
            table.answer(request);
            return;
        }
        ObjectNode json = JSON.createObjectNode()
                .put("window", window.name())
                .put("day", LocalDate.ofEpochDay(day).toString())
                .put("reportingCurrency", currency);
        ArrayNode list = json.putArray("grades");
        grades.forEach(grade -> list.addObject()
                .put("kind", grade.kind().name())
                .put("rule", grade.rule())
                .put("alerts", grade.alerts())
                .put("episodes", grade.episodes())
                .put("right", grade.right())
                .put("precision", plain(grade.precision()))
                .put("undecided", grade.undecided())
                .put("medianLeadDays", plain(grade.medianLeadDays()))
                .put("mrrLost", lost(grade)));
        Api.json(request, json);
    }

    private static String lost(Grade grade) {
        return BigDecimal.valueOf(grade.mrrLost(), MICRO_DIGITS).toPlainString();
    }

    private static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }

    private static String text(@Nullable Object figure) {
        return figure == null ? "" : figure.toString();
    }
}
