package dev.tidewatch.app.meters;

import com.google.common.base.Suppliers;
import dev.tidewatch.app.goals.GoalBook;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.goal.GoalProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how far each goal has come; none until the output topics are read. */
final class GoalMeters {

    private final Views views;
    private final List<Goal> goals;

    /** A scrape asks for several figures of each, and nothing of them changes by the second. */
    private final Supplier<Map<String, GoalProgress>> progress;

    GoalMeters(Views views, GoalBook book) {
        this.views = views;
        this.goals = book.goals();
        this.progress = Suppliers.memoizeWithExpiration(
                () -> book.progress().stream()
                        .collect(Collectors.toMap(one -> one.goal().name(), Function.identity())),
                Duration.ofSeconds(10));
    }

    void addTo(Gauges gauges) {
        for (Goal goal : goals) {
            add(
                    gauges,
                    goal,
                    "on.track",
                    "1 while the goal is on track or reached, 0 while it is off track or missed.",
                    one -> switch (one.state()) {
                        case UNKNOWN -> null;
                        case ON_TRACK, REACHED -> 1;
                        case OFF_TRACK, MISSED -> 0;
                    });
            add(
                    gauges,
                    goal,
                    "value",
                    "The goal's figure on the newest day that is over, in its unit.",
                    one -> one.newest() == null ? null : one.newest().value());
            add(
                    gauges,
                    goal,
                    "expected",
                    "The goal's figure must have this value on the newest day that is over to reach the target in time.",
                    GoalProgress::expected);
            add(gauges, goal, "target", "The goal's target, in the unit of its figure.", one -> goal.target());
        }
    }

    private void add(
            Gauges gauges, Goal goal, String name, String help, Function<GoalProgress, @Nullable Number> figure) {
        gauges.add(
                "tidewatch.goal." + name,
                help,
                () -> views.areCaughtUp()
                        ? Optional.ofNullable(progress.get().get(goal.name()))
                                .flatMap(one -> Optional.ofNullable(figure.apply(one)))
                        : Optional.empty(),
                "goal",
                goal.name());
    }
}
