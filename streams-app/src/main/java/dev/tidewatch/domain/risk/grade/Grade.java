package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.alert.AlertKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How good the alerts of one kind and rule were in a window.
 *
 * @param rule null: the score raised them
 * @param alerts raised in the window
 * @param episodes whose last horizon ended in it
 * @param right those of them that came true
 * @param undecided those of the right ones that came before the customer had scheduled its end
 * @param medianLeadDays of the right ones; null if there is none
 * @param mrrLost micros of the reporting currency, of the right ones, as far as rates are known
 */
public record Grade(
        AlertKind kind,
        @Nullable String rule,
        int alerts,
        int episodes,
        int right,
        int undecided,
        @Nullable BigDecimal medianLeadDays,
        long mrrLost) {

    private static final int DIGITS = 6;

    private record Group(AlertKind kind, @Nullable String rule) {}

    private static final Comparator<Group> ORDER = Comparator.comparing(Group::kind)
            .thenComparing(Group::rule, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Right episodes of all; null if there is none. */
    public @Nullable BigDecimal precision() {
        return episodes == 0
                ? null
                : BigDecimal.valueOf(right).divide(BigDecimal.valueOf(episodes), DIGITS, RoundingMode.HALF_UP);
    }

    /** Returns a grade for each kind and rule of which an alert was raised in the window, or an episode ended. */
    public static List<Grade> of(List<GradedAlert> alerts, Span window) {
        Map<Group, Map<String, List<GradedAlert>>> groups = new TreeMap<>(ORDER);
        for (GradedAlert alert : alerts) {
            Group group = new Group(alert.outcome().warning().kind(), alert.rule());
            groups.computeIfAbsent(group, one -> new TreeMap<>())
                    .computeIfAbsent(alert.customerId(), one -> new ArrayList<>())
                    .add(alert);
        }
        List<Grade> grades = new ArrayList<>();
        groups.forEach((group, customers) -> {
            Grade grade = of(group, customers, window);
            if (grade.alerts > 0 || grade.episodes > 0) {
                grades.add(grade);
            }
        });
        return grades;
    }

    private static Grade of(Group group, Map<String, List<GradedAlert>> customers, Span window) {
        int alerts = 0;
        List<Episode> episodes = new ArrayList<>();
        for (List<GradedAlert> own : customers.values()) {
            alerts += (int)
                    own.stream().filter(alert -> window.holds(alert.raisedAt())).count();
            Episode.of(own).stream().filter(one -> one.isGradedIn(window)).forEach(episodes::add);
        }
        List<GradedAlert> right =
                episodes.stream().flatMap(episode -> episode.right().stream()).toList();
        return new Grade(
                group.kind,
                group.rule,
                alerts,
                episodes.size(),
                right.size(),
                (int) right.stream()
                        .filter(alert -> !alert.outcome().warning().decided())
                        .count(),
                median(right),
                lost(right));
    }

    private static @Nullable BigDecimal median(List<GradedAlert> right) {
        List<Integer> days = right.stream()
                .map(alert -> alert.outcome().leadDays())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return null;
        }
        int lower = days.get((days.size() - 1) / 2);
        int upper = days.get(days.size() / 2);
        return BigDecimal.valueOf(lower + upper).multiply(new BigDecimal("0.5"));
    }

    private static long lost(List<GradedAlert> right) {
        long sum = 0;
        for (GradedAlert alert : right) {
            Long lost = alert.outcome().mrrLost();
            sum = lost == null ? sum : Math.addExact(sum, lost);
        }
        return sum;
    }
}
