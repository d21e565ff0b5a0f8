package dev.tidewatch.app.goals;

import dev.tidewatch.app.views.MetricView;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.goal.GoalProgress;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers how far goals have come, from the newest row of each day that is over. */
public final class GoalBook {

    private final Views views;
    private final List<Goal> goals;

    public GoalBook(Views views, List<Goal> goals) {
        this.views = views;
        this.goals = List.copyOf(goals);
    }

    /** Returns the goals in the order of their file. */
    public List<Goal> goals() {
        return goals;
    }

    /** Returns how far each has come, in that order. */
    public List<GoalProgress> progress() {
        LocalDate over = views.metrics().lastDay().orElse(null);
        return goals.stream().map(goal -> progress(goal, over)).toList();
    }

    private GoalProgress progress(Goal goal, @Nullable LocalDate over) {
        SortedMap<LocalDate, BigDecimal> values = new TreeMap<>();
        MetricView.Rows rows =
                new MetricView.Rows(goal.segment().key(), goal.window().name(), goal.from(), goal.until());
        views.metrics().rows(rows, "", row -> {
            BigDecimal value = value(row, goal.figure());
            if (value != null && !row.getLive()) {
                values.put(row.getDay(), value);
            }
            return true;
        });
        return GoalProgress.of(goal, values, over);
    }

    private static @Nullable BigDecimal value(RetentionMetrics row, Metric figure) {
        Object value = row.get(
                RetentionMetrics.getClassSchema().getField(figure.field()).pos());
        return value instanceof Number number && !(value instanceof BigDecimal)
                ? BigDecimal.valueOf(number.longValue())
                : (BigDecimal) value;
    }
}
