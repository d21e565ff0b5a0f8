package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Table;
import dev.tidewatch.app.goals.GoalBook;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.goal.GoalProgress;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers how far the goals of the settings have come. */
final class GoalList {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A column of the table, and a member of an answer. */
    private record Column(String name, Function<GoalProgress, @Nullable Object> value) {

        @Nullable
        String text(GoalProgress progress) {
            Object own = value.apply(progress);
            return own instanceof BigDecimal number ? number.toPlainString() : own == null ? null : own.toString();
        }
    }

    private static final List<Column> COLUMNS = List.of(
            of("name", Goal::name),
            of("figure", goal -> goal.figure().field()),
            of("segment", goal -> goal.segment().key()),
            of("window", Goal::window),
            of("direction", Goal::direction),
            of("target", Goal::target),
            of("from", Goal::from),
            of("until", Goal::until),
            new Column("state", GoalProgress::state),
            new Column("since", GoalList::since),
            new Column("firstDay", progress -> day(progress.first())),
            new Column("firstValue", progress -> value(progress.first())),
            new Column("day", progress -> day(progress.newest())),
            new Column("value", progress -> value(progress.newest())),
            new Column("expected", GoalProgress::expected),
            new Column("share", GoalProgress::share));

    private final GoalBook book;

    GoalList(GoalBook book) {
        this.book = book;
    }

    void answer(Call request) throws IOException {
        Query query = Query.ofList(request);
        List<GoalProgress> all = book.progress();
        if (query.isCsv()) {
            table(all).answer(request);
            return;
        }
        ObjectNode json = JSON.createObjectNode();
        ArrayNode goals = json.putArray("goals");
        for (GoalProgress progress : all) {
            ObjectNode one = goals.addObject();
            COLUMNS.forEach(column -> one.put(column.name, column.text(progress)));
            one.put("days", progress.goal().days());
            ArrayNode changes = one.putArray("changes");
            progress.changes()
                    .forEach(change -> changes.addObject()
                            .put("day", change.day().toString())
                            .put("state", change.state().name()));
        }
        Api.json(request, json);
    }

    private static Table table(List<GoalProgress> all) {
        List<List<String>> rows = all.stream()
                .map(progress -> COLUMNS.stream()
                        .map(column -> Stream.ofNullable(column.text(progress))
                                .findFirst()
                                .orElse(""))
                        .toList())
                .toList();
        return new Table(COLUMNS.stream().map(Column::name).toList(), rows);
    }

    private static Column of(String name, Function<Goal, Object> value) {
        return new Column(name, progress -> value.apply(progress.goal()));
    }

    /** Returns the day on which it came to stand as it does. */
    private static @Nullable Object since(GoalProgress progress) {
        List<GoalProgress.Change> changes = progress.changes();
        return changes.isEmpty() ? null : changes.get(changes.size() - 1).day();
    }

    private static @Nullable Object day(GoalProgress.@Nullable Reading reading) {
        return reading == null ? null : reading.day();
    }

    private static @Nullable Object value(GoalProgress.@Nullable Reading reading) {
        return reading == null ? null : reading.value();
    }
}
