package dev.tidewatch.app.rules;

import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the goals of a file of rules; docs/goals.md describes them. */
final class GoalReader {

    /** Each is read off the rows whenever somebody looks. */
    private static final int MOST = 50;

    private static final int DIGITS = 6;
    private static final int USUAL_DAYS = 3;
    private static final int MOST_DAYS = 90;
    private static final String DAY_EXPECTED = "a business day such as 2026-12-31";

    private final List<Goal> goals = new ArrayList<>();
    private final UniqueNames names = new UniqueNames("goals", "keep-nrr");

    List<Goal> goals() {
        return List.copyOf(goals);
    }

    void all(YamlValue value) {
        List<YamlValue> each = value.list("a list of goals");
        if (each.size() > MOST) {
            value.wrong("there are " + each.size() + " goals; there may be at most " + MOST);
        }
        each.forEach(this::one);
    }

    private void one(YamlValue value) {
        YamlMap map = value.map("name", "figure", "segment", "window", "direction", "target", "from", "until", "days");
        String name = map.need("name", names.expected()).map(names::read).orElse("");
        Metric figure = map.need("figure", "a figure of retention-metrics, such as nrr")
                .map(GoalReader::figure)
                .orElse(Metric.all().get(0));
        Segment segment = map.get("segment").map(GoalReader::segment).orElse(Segment.ALL);
        Window window = map.get("window").map(one -> one.oneOf(Window.class)).orElse(Window.P30D);
        Goal.Direction direction = map.need("direction", "AT_LEAST or AT_MOST")
                .map(one -> one.oneOf(Goal.Direction.class))
                .orElse(Goal.Direction.AT_LEAST);
        BigDecimal target = map.need("target", "a number such as 1.05")
                .map(GoalReader::number)
                .orElse(BigDecimal.ZERO);
        LocalDate from = map.need("from", DAY_EXPECTED).map(GoalReader::day).orElse(LocalDate.EPOCH);
        LocalDate until = map.need("until", DAY_EXPECTED).map(GoalReader::day).orElse(LocalDate.MAX);
        if (!until.isAfter(from)) {
            value.wrong("until is " + until + "; it must be after from, " + from);
        }
        int days = map.get("days").map(one -> one.number(1, MOST_DAYS)).orElse(USUAL_DAYS);
        goals.add(new Goal(name, figure, segment, window, direction, target, from, until, days));
    }

    private static Metric figure(YamlValue value) {
        String field = value.text();
        return Metric.named(field).orElseGet(() -> {
            List<String> all = Metric.all().stream().map(Metric::field).toList();
            value.wrong("the figure " + field + " is unknown; "
                    + NearestName.of(field, all)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("docs/formulas.md has all of them"));
            return Metric.all().get(0);
        });
    }

    private static Segment segment(YamlValue value) {
        return value.as(
                "all, or dimension=value as the rows have it, such as plan=pro",
                text -> Segment.ofKey(text).orElseThrow(IllegalArgumentException::new),
                Segment.ALL);
    }

    private static BigDecimal number(YamlValue value) {
        return value.as(
                "a number with at most " + DIGITS + " decimals, such as 1.05; 5 % is 0.05",
                text -> new BigDecimal(text).setScale(DIGITS),
                BigDecimal.ZERO);
    }

    private static LocalDate day(YamlValue value) {
        return value.as(DAY_EXPECTED, LocalDate::parse, LocalDate.EPOCH);
    }
}
