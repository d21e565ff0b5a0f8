package dev.tidewatch.app.rules;

import dev.tidewatch.app.yaml.YamlFile;
import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of rules and goals; docs/rules.md and docs/goals.md describe it. */
public final class RulesFile {

    /** A customer's state has a place for each. */
    private static final int MOST = 50;

    private static final int LONGEST_ACTION = 500;

    /** Stands for a condition that is wrong, until all mistakes are told. */
    private static final Condition NEVER = new Condition.Any(List.of());

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> off = new HashSet<>();
    private final UniqueNames names = new UniqueNames("rules", "failed-twice");

    private final Durations durations;

    private RulesFile(Durations durations) {
        this.durations = durations;
    }

    /** Says how a duration is written, as it is in all settings. */
    public interface Durations {

        /** Completes "expected". */
        String expected();

        /** Throws IllegalArgumentException, DateTimeException or ArithmeticException for anything else. */
        Duration parse(String text);
    }

    /**
     * Holds what a file says.
     *
     * @param all in their order, those that are off too
     * @param off the names of these
     * @param goals in their order
     */
    public record Content(List<Rule> all, Set<String> off, List<Goal> goals) {

        public Content {
            all = List.copyOf(all);
            off = Set.copyOf(off);
            goals = List.copyOf(goals);
        }

        /** Returns those that are on. */
        public List<Rule> rules() {
            return all.stream().filter(rule -> !off.contains(rule.name())).toList();
        }
    }

    /**
     * Reads and compiles it.
     *
     * @throws dev.tidewatch.app.UserError listing every mistake with its line
     */
    public static Content at(Path path, Durations durations) {
        YamlFile file = YamlFile.at(path, Map.of());
        RulesFile read = new RulesFile(durations);
        YamlMap root = file.root("rules", "goals");
        GoalReader goals = new GoalReader();
        root.get("goals").ifPresent(goals::all);
        Optional<YamlValue> rules =
                root.get("goals").isPresent() ? root.get("rules") : root.need("rules", "a list of rules");
        rules.ifPresent(read::all);
        file.throwMistakes();
        return new Content(read.rules, read.off, goals.goals());
    }

    private void all(YamlValue value) {
        List<YamlValue> each = value.list("a list of rules");
        if (each.size() > MOST) {
            value.wrong("there are " + each.size() + " rules; there may be at most " + MOST);
        }
        each.forEach(this::one);
    }

    private void one(YamlValue value) {
        YamlMap map = value.map("name", "when", "kind", "severity", "action", "cause", "dwell", "cooldown", "off");
        String name = map.need("name", names.expected()).map(names::read).orElse("");
        String text = map.need("when", "a condition, such as payments.failed30d >= 2")
                .map(YamlValue::text)
                .orElse("");
        Condition when = map.get("when").map(RulesFile::condition).orElse(NEVER);
        String action = map.need("action", "one sentence that says what to do")
                .map(RulesFile::action)
                .orElse("");
        map.get("kind").ifPresent(kind -> kind.oneOf(List.of(AlertKind.AT_RISK)));
        Severity severity =
                map.get("severity").map(one -> one.oneOf(Severity.class)).orElse(null);
        String cause =
                map.get("cause").map(one -> UniqueNames.read(one, "payments")).orElse(name);
        Duration dwell = map.get("dwell").map(this::duration).orElse(null);
        Duration coolDown = map.get("cooldown").map(this::duration).orElse(null);
        if (map.get("off").map(RulesFile::isTrue).orElse(false)) {
            off.add(name);
        }
        rules.add(new Rule(name, text.strip(), when, severity, action, cause, dwell, coolDown));
    }

    private static Condition condition(YamlValue value) {
        try {
            return CelCompiling.compile(value.text());
        } catch (BadCondition e) {
            value.wrong(e.sentence());
            return NEVER;
        }
    }

    private static String action(YamlValue value) {
        String text = value.text().strip().replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > LONGEST_ACTION) {
            value.wrong(
                    "it has " + text.length() + " characters; it must be one sentence of at most " + LONGEST_ACTION);
        }
        return text;
    }

    private @Nullable Duration duration(YamlValue value) {
        return value.as(durations.expected(), durations::parse, Duration.ZERO);
    }

    private static boolean isTrue(YamlValue value) {
        return value.as(
                "true or false",
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                false);
    }
}
